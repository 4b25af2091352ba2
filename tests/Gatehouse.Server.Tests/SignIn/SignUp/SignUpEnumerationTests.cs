using System.Text.RegularExpressions;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;
using static Gatehouse.Server.Tests.SignIn.SignUp.SignUpCase;

namespace Gatehouse.Server.Tests.SignIn.SignUp;

/// <summary>CVE-2024-41952, CVE-2023-39522: nobody learns from this room who has an account.</summary>
public sealed partial class SignUpEnumerationTests
{
    private const string Known = "known@example.org";
    private const string Free = "fresh@example.org";
    private const string Retired = "going@example.org";

    [Fact]
    public async Task A_free_a_used_and_a_retired_address_show_the_same_pages_byte_for_byte()
    {
        await using var host = await StartAsync(("Letters:Most", "6"));
        await Settled.AccountAsync(host, Known);
        await RetireAsync(host);

        var free = await WalkAsync(host, Free);
        var known = await WalkAsync(host, Known);
        var retired = await WalkAsync(host, Retired);

        free.Count.ShouldBe(14);
        known.ShouldBe(free);
        retired.ShouldBe(free);
    }

    [Fact]
    public async Task A_used_address_gets_a_letter_that_says_so_and_no_code()
    {
        await using var host = await StartAsync();
        await Settled.AccountAsync(host, Known);
        using var browser = host.Browse();
        await browser.BeginAsync(Known.ToUpperInvariant());
        browser.Address.AbsolutePath.ShouldBe("/signup/code");

        var letter = (await host.LettersAsync(Known)).ShouldHaveSingleItem();
        letter.Row.Kind.ShouldBe("sign-up-email-in-use");
        letter.Code.ShouldBeNull();
        letter.Written.Text.ShouldContain(new Uri(host.Origin, "/signin").AbsoluteUri);
        letter.Written.Text.ShouldContain(new Uri(host.Origin, "/forgot-password").AbsoluteUri);
        letter.Written.Text.ShouldContain("known+2@example.org");
        (await host.CountAsync("email_codes")).ShouldBe(1);
    }

    [Fact]
    public async Task A_retired_address_is_told_that_it_can_own_no_account_again()
    {
        await using var host = await StartAsync();
        await RetireAsync(host);
        using var browser = host.Browse();
        await browser.BeginAsync(Retired);
        (await host.LettersAsync(Retired)).ShouldHaveSingleItem().Row.Kind.ShouldBe("sign-up-email-retired");
    }

    [Fact]
    public async Task Not_even_the_right_guess_opens_an_address_in_use()
    {
        await using var host = await StartAsync();
        using var browser = host.Browse();
        await browser.BeginAsync(Known);
        var code = await host.CodeAsync(Known);

        // The code of a free address, made a decoy afterwards: what a lucky guess would be.
        await host.Database.WriteAsync(static db => db.ExecuteAsync("UPDATE sign_ups SET state = replace(state, '\"IsDecoy\":false', '\"IsDecoy\":true')"));
        await browser.SubmitAsync(("Code", code));
        browser.Address.AbsolutePath.ShouldBe("/signup/code");
        browser.Text.ShouldContain("not the code");
    }

    /// <summary>Every page that a stranger can reach with an address, without what is random by design.</summary>
    private static async Task<List<string>> WalkAsync(GatehouseHost host, string email)
    {
        using var browser = host.Browse();
        var pages = new List<string>();
        await browser.BeginAsync(email);
        Keep();
        await browser.SubmitAsync(("Code", ""));
        Keep();
        for (var i = 0; i < 6; i++)
        {
            await browser.SubmitAsync(("Code", "no code"));
            Keep();
        }

        await browser.SubmitAsync(("Resend", "1"));
        Keep();
        host.Clock.Advance(TimeSpan.FromSeconds(61));
        await browser.SubmitAsync(("Resend", "1"));
        Keep();
        await browser.OpenAsync(browser.Address.AbsolutePath + "?attempt=" + browser.Prepare(("Code", "")).Fields.First(static field => field.Key == "Attempt").Value);
        Keep();
        for (var i = 0; i < 4; i++)
        {
            await browser.BeginAsync(email);
        }

        Keep();
        await browser.BeginAsync(email);
        Keep();
        await browser.BeginAsync(email.ToUpperInvariant());
        Keep();
        return pages;

        void Keep() => pages.Add($"{(int)browser.Status} {browser.Address.AbsolutePath} {Random().Replace(browser.Html, "$1").Replace(email, "EMAIL", StringComparison.OrdinalIgnoreCase)}");
    }

    private static Task RetireAsync(GatehouseHost host) => host.Database.WriteAsync(db => db.ExecuteAsync(
        "INSERT INTO retired_root_emails (email_hash, retired_at) VALUES (@hash, 0)", new { hash = SecretHash.Of(Retired) }));

    [GeneratedRegex("""((?:name="(?:form|Attempt)" (?:type="hidden" )?value=|nonce=)")[^"]*""")]
    private static partial Regex Random();
}
