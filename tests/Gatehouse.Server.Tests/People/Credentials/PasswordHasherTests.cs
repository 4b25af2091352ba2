using Gatehouse.Server.People.Credentials;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Credentials;

public sealed class PasswordHasherTests
{
    private const string Typed = "correct Horse 7 battery!";

    [Fact]
    public void Debian_s_libsodium_is_found() => Argon2.IsAvailable.ShouldBeTrue();

    [Fact]
    public async Task A_new_hash_is_Argon2id_of_the_documented_cost_and_verifies()
    {
        using var hasher = Hashers.OfThisMachine();

        var phc = await hasher.Hash(Typed);

        phc.ShouldMatch(@"^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$");
        (await hasher.Verify(Typed, phc)).ShouldBe(new VerifyResult.Verified(Matches: true, NeedsRehash: false));
        (await hasher.Verify(Typed + " ", phc)).ShouldBe(new VerifyResult.Verified(Matches: false, NeedsRehash: false));
    }

    [Fact]
    public async Task The_same_password_never_has_the_same_hash_twice()
    {
        using var hasher = Hashers.OfThisMachine();
        (await hasher.Hash(Typed)).ShouldNotBe(await hasher.Hash(Typed));
    }

    [Fact]
    public async Task One_password_typed_in_two_normal_forms_is_one_password()
    {
        using var hasher = Hashers.OfThisMachine();
        (await hasher.Verify("Ze\u0301ro gro\u0308sse 1", await hasher.Hash("Z\u00e9ro gr\u00f6sse 1"))).Matches.ShouldBeTrue();
    }

    [Fact]
    public async Task The_whole_of_a_long_password_counts()
    {
        using var hasher = Hashers.OfThisMachine();
        var typed = new string('x', 256);
        (await hasher.Verify(typed[..^1] + 'y', await hasher.Hash(typed))).Matches.ShouldBeFalse();
    }

    // Vectors of the reference implementation, phc-winner-argon2, src/test.c: other costs, salt lengths and lanes than ours.
    [Theory]
    [InlineData("password", "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")]
    [InlineData("password", "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4")]
    [InlineData("password", "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc")]
    [InlineData("password", "$argon2id$v=19$m=65536,t=1,p=1$c29tZXNhbHQ$9qWtwbpyPd3vm1rB1GThgPzZ3/ydHL92zKL+15XZypg")]
    [InlineData("password", "$argon2id$v=19$m=65536,t=4,p=1$c29tZXNhbHQ$kCXUjmjvc5XMqQedpMTsOv+zyJEf5PhtGiUghW9jFyw")]
    [InlineData("differentpassword", "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94")]
    [InlineData("password", "$argon2id$v=19$m=65536,t=2,p=1$ZGlmZnNhbHQ$vfMrBczELrFdWP0ZsfhWsRPaHppYdP3MVEMIVlqoFBw")]
    public async Task A_hash_of_another_cost_verifies_and_asks_to_be_made_anew(string typed, string phc)
    {
        using var hasher = Hashers.OfThisMachine();
        (await hasher.Verify(typed, phc)).ShouldBe(new VerifyResult.Verified(Matches: true, NeedsRehash: true));
        (await hasher.Verify(typed + "x", phc)).ShouldBe(new VerifyResult.Verified(Matches: false, NeedsRehash: false));
    }

    [Theory]
    [InlineData("$argon2id$v=19$m=262144,t=2,p=1$c29tZXNhbHQ$eP4eyR+zqlZX1y5xCFTkw9m5GYx0L5YWwvCFvtlbLow")] // The reference's vector of 256 MiB.
    [InlineData("$argon2id$v=19$m=2147483647,t=2,p=1$c29tZXNhbHQ$eP4eyR+zqlZX1y5xCFTkw9m5GYx0L5YWwvCFvtlbLow")]
    [InlineData("$argon2id$v=19$m=256,t=2000000000,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4")]
    [InlineData("$argon2id$v=19$m=256,t=2,p=9$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4")]
    [InlineData("$argon2id$v=19$m=7,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4")]
    [InlineData("$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$AAAA")]
    [InlineData("$pbkdf2-sha512$i=2147483647$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4")]
    [InlineData("$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4")]
    [InlineData("password")]
    [InlineData("")]
    public async Task A_row_altered_to_an_absurd_cost_or_to_nonsense_matches_nothing_and_costs_no_more(string phc)
    {
        using var hasher = Hashers.OfThisMachine();
        (await hasher.Verify("password", phc)).Matches.ShouldBeFalse();
    }

    [Fact]
    public async Task Without_libsodium_a_hash_is_PBKDF2_and_asks_for_Argon2_when_that_appears()
    {
        using var without = Hashers.WithoutLibsodium();
        using var with = Hashers.OfThisMachine();

        var phc = await without.Hash(Typed);

        phc.ShouldStartWith("$pbkdf2-sha512$i=220000$");
        (await without.Verify(Typed, phc)).ShouldBe(new VerifyResult.Verified(Matches: true, NeedsRehash: false));
        (await with.Verify(Typed, phc)).ShouldBe(new VerifyResult.Verified(Matches: true, NeedsRehash: true));
        (await with.Verify("another", phc)).Matches.ShouldBeFalse();
    }

    [Fact]
    public async Task Without_libsodium_an_Argon2_hash_lets_nobody_in()
    {
        using var without = Hashers.WithoutLibsodium();
        using var with = Hashers.OfThisMachine();
        (await without.Verify(Typed, await with.Hash(Typed))).Matches.ShouldBeFalse();
    }

    // Published PBKDF2-HMAC-SHA512 results for "password" and "salt" in one and two iterations.
    [Theory]
    [InlineData(1, "867F70CF1ADE02CFF3752599A3A53DC4AF34C7A669815AE5D513554E1C8CF252C02D470A285A0501BAD999BFE943C08F050235D7D68B1DA55E63F73B60A57FCE")]
    [InlineData(2, "E1D9C16AA681708A45F5C7C4E215CEB66E011A2E9F0040713F18AEFDB866D53CF76CAB2868A39B9F7840EDCE4FEF5A82BE67335C77A6068E04112754F27CCF4E")]
    public async Task The_PBKDF2_vectors_hold(int iterations, string hash)
    {
        using var hasher = Hashers.WithoutLibsodium();
        var phc = $"$pbkdf2-sha512$i={iterations}$c2FsdA${Convert.ToBase64String(Convert.FromHexString(hash)).TrimEnd('=')}";
        (await hasher.Verify("password", phc)).ShouldBe(new VerifyResult.Verified(Matches: true, NeedsRehash: true));
    }

    [Fact]
    public async Task The_stand_in_is_of_the_present_scheme_stays_the_same_and_matches_nothing()
    {
        using var hasher = Hashers.OfThisMachine();

        hasher.StandInHash.ShouldStartWith("$argon2id$v=19$m=19456,t=2,p=1$");
        hasher.StandInHash.Length.ShouldBe((await hasher.Hash(Typed)).Length);
        hasher.StandInHash.ShouldBe(hasher.StandInHash);
        (await hasher.Verify("", hasher.StandInHash)).Matches.ShouldBeFalse();
    }

    [Fact]
    public void Neither_a_hash_nor_its_result_prints_itself() =>
        new HashResult.Hashed("$argon2id$v=19$secret").ToString().ShouldBe("Hashed");
}
