using FsCheck;
using FsCheck.Fluent;
using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Mail;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Mail;

public sealed class MailboxAddressTests
{
    [Theory]
    [InlineData("mary@example.com", "mary@example.com")]
    [InlineData("Mary.Major+aws@Example.com", "Mary.Major+aws@example.com")]
    [InlineData("o'brien@localhost", "o'brien@localhost")]
    [InlineData("mary@bücher.example", "mary@xn--bcher-kva.example")]
    [InlineData("μαρία@παράδειγμα.example", "μαρία@xn--hxajbheg2az3al.example")]
    public void An_address_is_read_with_its_domain_in_ASCII(string text, string read) =>
        MailboxAddress.Find(text)!.ToString().ShouldBe(read, StringCompareShould.IgnoreCase);

    [Theory]
    [InlineData("")]
    [InlineData("mary")]
    [InlineData("@example.com")]
    [InlineData("mary@")]
    [InlineData("mary@example.com\r\nBcc: all@example.com")]
    [InlineData("mary\r\nRCPT TO:<all@example.com>@example.com")]
    [InlineData("mary@exam\nple.com")]
    [InlineData("mary@example.com> SIZE=1")]
    [InlineData("a,b@example.com")]
    [InlineData("Mary <mary@example.com>")]
    [InlineData("\"mary jane\"@example.com")]
    [InlineData("mary@[127.0.0.1]")]
    [InlineData("mary@example..com")]
    [InlineData("mary@-example.com")]
    [InlineData("mary@example.com.")]
    [InlineData("ma\0ry@example.com")]
    [InlineData("mary\u202e@example.com")]
    [InlineData("mary\ud800@example.com")]
    public void What_is_no_plain_address_is_refused(string text) => MailboxAddress.Find(text).ShouldBeNull();

    [Fact]
    public void Limits_are_those_of_the_standard()
    {
        MailboxAddress.Find(new string('a', 64) + "@example.com").ShouldNotBeNull();
        MailboxAddress.Find(new string('a', 65) + "@example.com").ShouldBeNull();
        MailboxAddress.Find("a@" + string.Join('.', Enumerable.Repeat(new string('b', 60), 5))).ShouldBeNull();
    }

    [Fact]
    public void Only_a_local_part_in_another_script_needs_more_of_the_server()
    {
        MailboxAddress.Find("mary@bücher.example")!.NeedsUtf8.ShouldBeFalse();
        MailboxAddress.Find("μαρία@example.com")!.NeedsUtf8.ShouldBeTrue();
    }

    [Fact]
    public void Whoever_may_sign_up_can_be_written_to() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<NonNull<string>>(), static (local, domain) =>
        {
            foreach (var text in new[] { $"{local.Get}@{domain.Get}.example", $"{local.Get}@example.com", $"mary@{domain.Get}.example" })
            {
                if (EmailAddress.TryRead(text, out var address))
                {
                    MailboxAddress.Find(address.Text).ShouldNotBeNull();
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
}
