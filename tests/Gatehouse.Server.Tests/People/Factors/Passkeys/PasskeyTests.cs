using System.Text.Json.Nodes;
using Gatehouse.Protocols.Tests.WebAuthn;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Factors.Passkeys;
using Gatehouse.Server.People.Users.Devices;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Factors.Passkeys;

public sealed class PasskeyTests
{
    [Fact]
    public async Task A_passkey_signs_in_by_itself_and_names_its_owner()
    {
        await using var iam = await Iam.StartAsync();
        using var key = Key(iam);
        var serial = (await AddAsync(iam, key)).ShouldBeDone().SerialNumber;
        serial.ShouldStartWith($"arn:aws:iam::{iam.Id}:u2f/root/key-");
        var right = (await ProveAsync(iam, key, null)).ShouldBeOfType<PasskeyVerdict.Right>();
        (right.Owner, right.Serial, right.UserVerified, right.At).ShouldBe((iam.Account.Root, serial, true, iam.Host.Clock.GetUtcNow()));
        var device = (await iam.Host.Database.ReadAsync(session => MfaDeviceStore.FindDevicesAsync(session, iam.Account.Root))).ShouldHaveSingleItem();
        (device.Kind, device.Name, device.LastUsed).ShouldBe((MfaDevice.Passkey, "key", iam.Host.Clock.GetUtcNow()));
        (await iam.Host.LettersAsync("mfa-changed", iam.Account.RootEmail)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_user_verification_it_is_a_second_factor_and_no_sign_in()
    {
        await using var iam = await Iam.StartAsync();
        using var key = Key(iam);
        key.UserVerified = false;
        (await AddAsync(iam, key, passwordless: true)).ShouldBeRefused("InvalidPasskey");
        (await AddAsync(iam, key)).ShouldBeDone();
        (await ProveAsync(iam, key, null)).ShouldBeOfType<PasskeyVerdict.Wrong>();
        (await ProveAsync(iam, key, iam.Account.Root)).ShouldBeOfType<PasskeyVerdict.Right>().UserVerified.ShouldBeFalse();
    }

    [Fact]
    public async Task An_answer_counts_once_even_from_all_cores_at_the_same_time()
    {
        await using var iam = await Iam.StartAsync();
        using var key = Key(iam);
        (await AddAsync(iam, key)).ShouldBeDone();
        var check = iam.Get<PasskeyCheck>();
        var started = await check.StartAsync(iam.Account.Root, passwordless: false);
        var answer = key.Get(started.OptionsJson);
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => check.FinishAsync(iam.Account.Root, started.Token, answer))));
        verdicts.Count(each => each is PasskeyVerdict.Right).ShouldBe(1);
    }

    [Fact]
    public async Task A_credential_belongs_to_one_owner_once_even_in_a_race()
    {
        await using var iam = await Iam.StartAsync();
        using var key = Key(iam);
        var started = await iam.Get<PasskeyRegistration>().StartAsync(iam.Account.Root, iam.Id, "root", "root", passwordless: false);
        var answer = key.Create(started.OptionsJson);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            iam.RunAsync(iam.Get<AddPasskey>(), new($"key{i}", started.Token, answer)))));
        outcomes.Count(each => each is Outcome<AddPasskeyReply>.Done).ShouldBe(1);
        outcomes.OfType<Outcome<AddPasskeyReply>.Refused>().ShouldAllBe(each => each.Refusal.Code == "EntityAlreadyExists");
        var again = await iam.Get<PasskeyRegistration>().StartAsync(iam.Account.Root, iam.Id, "root", "root", passwordless: false);
        JsonNode.Parse(again.OptionsJson)!["excludeCredentials"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Neither_somebody_elses_passkey_nor_another_origin_nor_an_old_or_foreign_token_proves_anything()
    {
        await using var iam = await Iam.StartAsync();
        var other = await iam.OtherAccountAsync();
        using var key = Key(iam);
        using var theirs = Key(iam);
        (await AddAsync(iam, key)).ShouldBeDone();
        (await AddAsync(other, theirs)).ShouldBeDone();
        var check = iam.Get<PasskeyCheck>();
        var any = await check.StartAsync(null, passwordless: true);
        (await check.FinishAsync(iam.Account.Root, any.Token, key.Get(any.OptionsJson))).ShouldBeOfType<PasskeyVerdict.Wrong>();
        var mine = await check.StartAsync(iam.Account.Root, passwordless: false);
        var cut = JsonNode.Parse(mine.OptionsJson)!.AsObject();
        cut["allowCredentials"] = new JsonArray();
        (await check.FinishAsync(iam.Account.Root, mine.Token, theirs.Get(cut.ToJsonString()))).ShouldBeOfType<PasskeyVerdict.Wrong>();
        key.Origin = "http://localhost.attacker.example";
        (await ProveAsync(iam, key, iam.Account.Root)).ShouldBeOfType<PasskeyVerdict.Wrong>();
        key.Origin = Origin(iam);
        key.RelyingPartyId = "attacker.example";
        (await ProveAsync(iam, key, iam.Account.Root)).ShouldBeOfType<PasskeyVerdict.Wrong>();
        key.RelyingPartyId = null;
        var late = key.Get(mine.OptionsJson);
        iam.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        (await check.FinishAsync(iam.Account.Root, mine.Token, late)).ShouldBeOfType<PasskeyVerdict.Wrong>();
        (await ProveAsync(iam, key, iam.Account.Root)).ShouldBeOfType<PasskeyVerdict.Right>();
    }

    [Fact]
    public async Task A_counter_that_goes_back_is_refused_and_a_removed_key_proves_nothing()
    {
        await using var iam = await Iam.StartAsync();
        using var key = Key(iam);
        (key.Counter, key.CounterStep) = (7, 1);
        var serial = (await AddAsync(iam, key)).ShouldBeDone().SerialNumber;
        (await ProveAsync(iam, key, iam.Account.Root)).ShouldBeOfType<PasskeyVerdict.Right>();
        key.Counter = 8;
        (await ProveAsync(iam, key, iam.Account.Root)).ShouldBeOfType<PasskeyVerdict.Wrong>().Reason.ShouldContain("copied");
        key.Counter = 20;
        (await ProveAsync(iam, key, iam.Account.Root)).ShouldBeOfType<PasskeyVerdict.Right>();
        var started = await iam.Get<PasskeyCheck>().StartAsync(iam.Account.Root, passwordless: false);
        (await iam.Host.Database.WriteAsync(session => MfaDeviceStore.DeleteOfOwnerAsync(session, serial, iam.Account.Root))).ShouldBeTrue();
        (await iam.Get<PasskeyCheck>().FinishAsync(iam.Account.Root, started.Token, key.Get(started.OptionsJson))).ShouldBeOfType<PasskeyVerdict.Wrong>();
    }

    private static string Origin(Iam iam) => iam.Host.Origin.GetLeftPart(UriPartial.Authority);

    private static SoftAuthenticator Key(Iam iam) => new(Origin(iam));

    private static async Task<Outcome<AddPasskeyReply>> AddAsync(Iam iam, SoftAuthenticator key, bool passwordless = false)
    {
        var started = await iam.Get<PasskeyRegistration>().StartAsync(iam.Account.Root, iam.Id, "root", "root", passwordless);
        return await iam.RunAsync(iam.Get<AddPasskey>(), new("key", started.Token, key.Create(started.OptionsJson)));
    }

    private static async Task<PasskeyVerdict> ProveAsync(Iam iam, SoftAuthenticator key, CredentialOwner? owner)
    {
        var started = await iam.Get<PasskeyCheck>().StartAsync(owner, passwordless: owner is null);
        return await iam.Get<PasskeyCheck>().FinishAsync(owner, started.Token, key.Get(started.OptionsJson));
    }
}
