using FsCheck;
using FsCheck.Fluent;
using Gatehouse.Protocols.Mail;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.Mail;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("owner@example.com", "owner@example.com")]
    [InlineData("  Owner@Example.COM ", "owner@example.com")]
    [InlineData("owner+shop@example.com", "owner+shop@example.com")]
    [InlineData("o'neil@mail.example.com", "o'neil@mail.example.com")]
    [InlineData("zoé@bücher.example", "zoé@xn--bcher-kva.example")]
    public void An_address_has_one_key_however_it_is_typed(string typed, string key)
    {
        EmailAddress.TryRead(typed, out var address).ShouldBeTrue();
        address!.Key.ShouldBe(key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("owner")]
    [InlineData("@example.com")]
    [InlineData("owner@")]
    [InlineData("owner@localhost")]
    [InlineData("a b@example.com")]
    [InlineData("a@b@example.com")]
    [InlineData(".a@example.com")]
    [InlineData("a..b@example.com")]
    [InlineData("a@example..com")]
    [InlineData("a@-example.com")]
    [InlineData("a@exa_mple.com")]
    [InlineData("a\r\nBcc: b@example.com")]
    [InlineData("a\0@example.com")]
    [InlineData("\u202Eowner@example.com")]
    [InlineData("<a@example.com>")]
    [InlineData("\uFFFE")]
    [InlineData("a\uFFFE@example.com")]
    [InlineData("a@exam\uFFFEple.com")]
    public void What_is_no_mailbox_is_refused(string? typed) => EmailAddress.TryRead(typed, out _).ShouldBeFalse();

    [Fact]
    public void A_domain_that_mixes_scripts_to_look_like_another_is_refused() =>
        EmailAddress.TryRead("owner@ex\u0430mple.com", out _).ShouldBeFalse();

    [Fact]
    public void One_longer_than_the_account_service_allows_is_refused()
    {
        EmailAddress.TryRead(new string('a', 52) + "@example.com", out _).ShouldBeTrue();
        EmailAddress.TryRead(new string('a', 53) + "@example.com", out _).ShouldBeFalse();
    }

    [Fact]
    public void No_text_at_all_makes_the_reader_throw() =>
        Prop.ForAll<string?>(text =>
        {
            EmailAddress.TryRead(text, out _);
            EmailAddress.TryRead("a@" + text, out _);
        }).QuickCheckThrowOnFailure();
}
