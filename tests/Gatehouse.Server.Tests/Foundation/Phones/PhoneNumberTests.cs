using Gatehouse.Server.Foundation.Phones;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Phones;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+49 151 2345-6789", "+4915123456789")]
    [InlineData("  +1 (206) 555.0100 ", "+12065550100")]
    [InlineData("+44/20/7946/0018", "+442079460018")]
    [InlineData("+123456789012345", "+123456789012345")]
    [InlineData("+12345678", "+12345678")]
    public void Spellings_of_one_number_become_one(string typed, string number) => PhoneNumber.Find(typed)!.E164.ShouldBe(number);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("0151 23456789")]
    [InlineData("+0151234567")]
    [InlineData("+1234567")]
    [InlineData("+1234567890123456")]
    [InlineData("++4915123456789")]
    [InlineData("+4915123456789;ext=12")]
    [InlineData("+4915123456789,+12065550100")]
    [InlineData("+4915123456789\r\nX-Header: 1")]
    [InlineData("+4915123456789\u0000")]
    [InlineData("+49151\t23456789")]
    [InlineData("+49151\u202e23456789")]
    [InlineData("+\u0664\u0669\u0661\u0665\u0661\u0662\u0663\u0664\u0665\u0666")]
    [InlineData("+１２３４５６７８９０")]
    [InlineData("+1-800-FLOWERS")]
    [InlineData("tel:+4915123456789")]
    [InlineData("+4915123456789\", \"to\": \"+19005550100")]
    [InlineData("+49                                        15123456789")]
    public void Injection_whatever_is_no_plain_international_number_is_none(string? typed) => PhoneNumber.Find(typed).ShouldBeNull();

    [Fact]
    public void Only_the_last_four_digits_are_shown_also_in_a_log()
    {
        var number = PhoneNumber.Find("+4915123456789")!;
        number.Masked.ShouldBe("+*********6789");
        $"{number}".ShouldBe(number.Masked);
    }
}
