using System.Text;
using Gatehouse.Protocols.Encodings;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.Encodings;

public sealed class Base32Tests
{
    [Theory] // RFC 4648, section 10, without the padding.
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void The_vectors_of_the_standard_hold(string text, string encoded) =>
        Base32.Encode(Encoding.ASCII.GetBytes(text)).ShouldBe(encoded);
}
