using System.Text;
using Gatehouse.Protocols.WebAuthn;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.WebAuthn;

public sealed class ClientDataReaderTests
{
    private const string Good = """{"type":"webauthn.get","challenge":"AA","origin":"https://id.example.com","crossOrigin":true,"topOrigin":"https://portal.example"}""";

    [Theory]
    [InlineData(Good)]
    [InlineData("\uFEFF" + Good)]
    [InlineData("""{"topOrigin":"https:\/\/portal.example","crossOrigin":true,"other":{"type":"x"},"origin":"https://id.example.com","challenge":"AA","type":"webauthn.get"}""")]
    public void Members_are_read_in_any_order_and_unknown_ones_passed_over(string json) =>
        Read(Encoding.UTF8.GetBytes(json)).ShouldBe(new ClientData("webauthn.get", "AA", "https://id.example.com", CrossOrigin: true, "https://portal.example"));

    [Fact]
    public void What_is_absent_is_not_cross_origin() =>
        Read("""{"type":"t","challenge":"c","origin":"o"}"""u8.ToArray()).ShouldBe(new ClientData("t", "c", "o", CrossOrigin: false, null));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"t","challenge":"c"}""")]
    [InlineData("""{"type":"t","challenge":7,"origin":"o"}""")]
    [InlineData("""{"type":"t","challenge":"c","origin":null}""")]
    [InlineData("""{"type":"t","challenge":"c","origin":["o"]}""")]
    [InlineData("""{"type":"t","challenge":"c","origin":"o","crossOrigin":"false"}""")]
    [InlineData("""{"type":"t","challenge":"c","origin":"o","crossOrigin":null}""")]
    [InlineData("""{"type":"t","challenge":"c","origin":"o","topOrigin":null}""")]
    [InlineData("""{"type":"t","challenge":"c","origin":"o","origin":"p"}""")]
    [InlineData("""{"type":"t","challenge":"c","origin":"o","\u006frigin":"p"}""")]
    [InlineData("""{"type":"t","challenge":"c","origin":"\ud800"}""")]
    [InlineData("""{"type":"t","challenge":"c","origin":"o","\ud800":1}""")]
    [InlineData("""{"type":"t","challenge":"c","origin":"o"} x""")]
    [InlineData("""{"type":"t","challenge":"c","origin":"o",}""")]
    [InlineData("""{"type":"t","challenge":"c","origin":"o","x":[[[[[[[[[[1]]]]]]]]]]}""")]
    public void What_could_be_read_in_two_ways_is_refused_without_an_exception(string json) =>
        Read(Encoding.UTF8.GetBytes(json)).ShouldBeNull();

    [Fact]
    public void What_is_no_UTF_8_or_too_long_is_refused()
    {
        Read([.. "{\"type\":\"t\",\"challenge\":\"c\",\"origin\":\""u8, 0xFF, .. "\"}"u8]).ShouldBeNull();
        Read(Encoding.UTF8.GetBytes(Good + new string(' ', 10_000))).ShouldBeNull();
    }

    private static ClientData? Read(byte[] json) => ClientDataReader.TryRead(json, out var data) ? data : null;
}
