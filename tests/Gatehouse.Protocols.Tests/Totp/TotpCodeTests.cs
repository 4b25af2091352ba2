using System.Text;
using Gatehouse.Protocols.Totp;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.Totp;

public sealed class TotpCodeTests
{
    private static readonly byte[] Seed = Encoding.ASCII.GetBytes("12345678901234567890");

    [Fact] // RFC 4226, appendix D.
    public void The_vectors_of_RFC_4226_hold()
    {
        string[] codes = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"];
        codes.Select((_, counter) => TotpCode.At(Seed, counter)).ShouldBe(codes);
    }

    [Theory] // RFC 6238, appendix B: the last six of its eight digits.
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void The_vectors_of_RFC_6238_hold(long seconds, string code) =>
        TotpCode.At(Seed, TotpStep.Of(DateTimeOffset.FromUnixTimeSeconds(seconds))).ShouldBe(code[^6..]);

    [Fact]
    public void A_step_begins_every_half_minute_also_before_1970()
    {
        TotpStep.Of(DateTimeOffset.FromUnixTimeSeconds(0)).ShouldBe(0);
        TotpStep.Of(DateTimeOffset.FromUnixTimeSeconds(29)).ShouldBe(0);
        TotpStep.Of(DateTimeOffset.FromUnixTimeSeconds(30)).ShouldBe(1);
        TotpStep.Of(DateTimeOffset.FromUnixTimeSeconds(-1)).ShouldBe(-1);
        TotpStep.Of(DateTimeOffset.FromUnixTimeSeconds(-30)).ShouldBe(-1);
        TotpStep.Of(DateTimeOffset.FromUnixTimeSeconds(-31)).ShouldBe(-2);
    }

    [Fact]
    public void A_seed_is_shown_whole_and_in_groups()
    {
        TotpSeed.Text(Seed).ShouldBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        TotpSeed.Groups(Seed).ShouldBe("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        TotpSeed.Text(new byte[TotpSeed.VirtualDeviceLength]).Length.ShouldBe(64);
        new byte[TotpSeed.Length].Length.ShouldBe(20);
    }

    [Fact]
    public void The_QR_code_names_the_user_the_account_and_the_brand()
    {
        OtpAuthUri.Write("Alice", "example-corp", Seed, "Gatehouse")
            .ShouldBe("otpauth://totp/Alice@example-corp?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Gatehouse");
        OtpAuthUri.Write("a+b@c&secret=x:y?", "111122223333", Seed, "Ours & Theirs")
            .ShouldBe("otpauth://totp/a%2Bb%40c%26secret%3Dx%3Ay%3F@111122223333?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Ours%20%26%20Theirs");
    }
}
