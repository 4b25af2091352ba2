using Gatehouse.Protocols.OAuth;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.OAuth;

public sealed class PkceChallengeTests
{
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    [Fact]
    public void The_example_of_RFC_7636_appendix_B_verifies()
    {
        PkceChallenge.Of(Verifier).ShouldBe(Challenge);
        PkceChallenge.Verify(Verifier, Challenge).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX")]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXK")]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX+")]
    public void Another_verifier_does_not(string? verifier) => PkceChallenge.Verify(verifier, Challenge).ShouldBeFalse();

    [Theory]
    [InlineData(Challenge, true)]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=", false)]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c", false)]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM", false)]
    [InlineData(null, false)]
    public void A_challenge_is_32_bytes_in_base64url(string? text, bool wellFormed) => PkceChallenge.IsWellFormed(text).ShouldBe(wellFormed);
}
