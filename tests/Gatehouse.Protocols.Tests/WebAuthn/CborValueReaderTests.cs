using System.Formats.Cbor;
using Gatehouse.Protocols.WebAuthn;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.WebAuthn;

public sealed class CborValueReaderTests
{
    [Fact]
    public void Each_kind_that_authenticators_send_is_read()
    {
        var bytes = CborNode.Map((1, "one"), ("list", CborNode.List(-7, new byte[] { 1, 2 }, true)), ("map", CborNode.Map())).Encode();
        CborValueReader.TryRead(bytes, out var value).ShouldBeTrue();
        var map = value.ShouldBeOfType<CborValue.Map>();
        map.FindText(1L).ShouldBe("one");
        map.FindText("list").ShouldBeNull();
        map.FindBytes("map").ShouldBeNull();
        map.FindNumber("absent").ShouldBeNull();
        var list = map.Members["list"].ShouldBeOfType<CborValue.List>();
        list.Items[0].ShouldBe(new CborValue.Number(-7));
        list.Items[1].ShouldBeOfType<CborValue.Bytes>().Value.ToArray().ShouldBe([1, 2]);
        list.Items[2].ShouldBe(new CborValue.Truth(true));
    }

    [Theory]
    [InlineData("", "nothing")]
    [InlineData("0000", "two values")]
    [InlineData("A2", "truncated")]
    [InlineData("A20102", "truncated")]
    [InlineData("43AABB", "truncated")]
    [InlineData("A201010102", "a label twice")]
    [InlineData("A202010101", "labels out of order")]
    [InlineData("A2616101616102", "a text label twice")]
    [InlineData("BF0102FF", "an indefinite map")]
    [InlineData("9F01FF", "an indefinite list")]
    [InlineData("5F4101FF", "indefinite bytes")]
    [InlineData("7F6161FF", "an indefinite text")]
    [InlineData("1801", "a number that could be shorter")]
    [InlineData("B80101", "a length that could be shorter")]
    [InlineData("C001", "a tag")]
    [InlineData("1BFFFFFFFFFFFFFFFF", "a number beyond 63 bits")]
    [InlineData("3BFFFFFFFFFFFFFFFF", "a number beyond 63 bits")]
    [InlineData("F6", "null")]
    [InlineData("F7", "undefined")]
    [InlineData("F93C00", "a half")]
    [InlineData("FB3FF0000000000000", "a double")]
    [InlineData("61FF", "a text that is no UTF-8")]
    [InlineData("A1410101", "bytes as a label")]
    [InlineData("A1F501", "a truth as a label")]
    [InlineData("A1A001", "a map as a label")]
    [InlineData("FF", "a lone break")]
    [InlineData("9BFFFFFFFFFFFFFFFF", "a list of 2^64")]
    [InlineData("BB7FFFFFFFFFFFFFFF", "a map of 2^63")]
    [InlineData("9A7FFFFFFF", "a list of 2^31")]
    [InlineData("5B7FFFFFFFFFFFFFFF", "bytes of 2^63")]
    [InlineData("7AFFFFFFFF", "a text of 2^32")]
    [InlineData("A1FC00", "a reserved head")]
    public void What_is_not_canonical_is_refused_without_an_exception(string hex, string what) =>
        CborValueReader.TryRead(Convert.FromHexString(hex), out _).ShouldBeFalse(what);

    [Theory]
    [InlineData(6, true)]
    [InlineData(7, false)]
    [InlineData(100_000, false)]
    public void What_nests_too_deep_is_refused(int depth, bool read)
    {
        byte[] bytes = [.. Enumerable.Repeat((byte)0x81, depth), 0x00];
        CborValueReader.TryRead(bytes, out _).ShouldBe(read);
    }

    [Fact]
    public void The_first_value_says_where_it_ends()
    {
        byte[] bytes = [.. CborNode.Map((1, 2)).Encode(), 0xA0, 0xFF];
        CborValueReader.TryReadFirst(bytes, out _, out var length).ShouldBeTrue();
        length.ShouldBe(3);
        CborValueReader.TryRead(bytes, out _).ShouldBeFalse();
    }

    [Fact]
    public void What_the_framework_s_own_reader_takes_as_canonical_is_taken()
    {
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartArray(2);
        writer.WriteInt64(long.MinValue);
        writer.WriteUInt64(long.MaxValue);
        writer.WriteEndArray();
        CborValueReader.TryRead(writer.Encode(), out var value).ShouldBeTrue();
        value.ShouldBeOfType<CborValue.List>().Items.ShouldBe([new CborValue.Number(long.MinValue), new CborValue.Number(long.MaxValue)]);
    }
}
