using System.Text.Json.Nodes;
using Gatehouse.Protocols.Tests.WebAuthn;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.SignIn.Recovery;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn;

public sealed class PasskeySignInAttackTests
{
    private const string Owner = RecoveryStory.Owner;

    [Fact]
    public async Task Wrong_origin_wrong_relying_party_and_altered_assertions_open_nothing_and_are_recorded()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"), ("SignIn:EmailCode", "off"), ("SignIn:FreeTries", "1000"), ("SignIn:FreeTriesOfAllSources", "1000"));
        var account = await Settled.AccountAsync(host, Owner);
        using var key = await OwnedKey.GiveAsync(host, account.Id.Digits, account.Root);
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        var wrongs = new Dictionary<string, Func<string, string>>(StringComparer.Ordinal)
        {
            ["origin"] = question => With(key.Device, () => key.Device.Origin = "https://localhost.attacker.example", question),
            ["relying party"] = question => With(key.Device, () => key.Device.RelyingPartyId = "attacker.example", question),
            ["cross-origin frame"] = question => With(key.Device, () => key.Device.ShapeClientData = static data => data["crossOrigin"] = true, question),
            ["registration's type"] = question => With(key.Device, () => key.Device.ShapeClientData = static data => data["type"] = "webauthn.create", question),
            ["other challenge"] = question => With(key.Device, () => key.Device.ShapeClientData = static data => data["challenge"] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", question),
            ["nobody present"] = question => With(key.Device, () => key.Device.UserPresent = false, question),
            ["altered signature"] = question => Alter(key.Device.Get(question), "signature"),
            ["altered data"] = question => Alter(key.Device.Get(question), "authenticatorData"),
            ["altered client data"] = question => Alter(key.Device.Get(question), "clientDataJSON"),
            ["cut data"] = question => Change(key.Device.Get(question), "authenticatorData", static text => text[..20]),
            ["trailing CBOR"] = question => Change(key.Device.Get(question), "authenticatorData", static text => text + "oWFhYWI"),
            ["oversized data"] = question => Change(key.Device.Get(question), "authenticatorData", static text => text + new string('A', 60_000)),
            ["deep JSON"] = static _ => string.Concat(Enumerable.Repeat("{\"response\":", 5_000)) + "1" + new string('}', 5_000),
            ["too much JSON"] = static _ => "{\"type\":\"public-key\",\"x\":\"" + new string('a', 200_000) + "\"}",
            ["no JSON"] = static _ => "\u00ff{]",
            ["foreign user handle"] = question => Change(key.Device.Get(question), "userHandle", static _ => "AAAA"),
        };
        foreach (var (what, make) in wrongs)
        {
            browser.Address.AbsolutePath.ShouldBe("/verify/security-key", what);
            await browser.SubmitAsync(("Answer", make(OwnedKey.QuestionOn(browser))));
            ((int)browser.Status).ShouldBe(200, what);
            browser.Text.ShouldContain("This security key or passkey was not accepted", Case.Sensitive, what);
        }

        (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).ShouldBeEmpty();
        var events = await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 100, "ConsoleLogin");
        events.Count(static each => each.Succeeded == 0).ShouldBe(wrongs.Count);
        await key.TouchAsync(browser);
        browser.Address.AbsolutePath.ShouldBe("/console");
    }

    [Fact]
    public async Task The_same_wrongs_open_nothing_without_a_name_either_and_tell_nobody_whose_a_passkey_is()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var key = await OwnedKey.GiveAsync(host, account.Id.Digits, account.Root);
        using var unknown = new SoftAuthenticator(host.Origin.GetLeftPart(UriPartial.Authority));
        unknown.Create("""{"rp":{"id":"localhost"},"user":{"id":"AAAA"},"challenge":"AAAA"}""");
        foreach (var (what, make) in new (string, Func<string, string>)[]
        {
            ("origin", question => With(key.Device, () => key.Device.Origin = "https://attacker.example", question)),
            ("unverified user", question => With(key.Device, () => key.Device.UserVerified = false, question)),
            ("altered", question => Alter(key.Device.Get(question), "signature")),
            ("no user handle", question => Change(key.Device.Get(question), "userHandle", static _ => null)),
            ("unknown", unknown.Get),
            ("nothing", static _ => ""),
        })
        {
            using var browser = new TestBrowser(host.Origin);
            await browser.OpenAsync("/signin");
            var (options, token) = await OwnedKey.AskAsync(browser);
            await browser.SubmitAsync(("Token", token), ("Answer", make(options)));
            browser.Address.PathAndQuery.ShouldBe("/signin?again=passkey", what);
            browser.Html.ShouldNotContain(Owner, Case.Sensitive, what);
        }

        (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Replayed_answers_and_those_of_another_browser_or_sign_in_are_worth_nothing()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var key = await OwnedKey.GiveAsync(host, account.Id.Digits, account.Root);
        using var mine = new TestBrowser(host.Origin);
        using var theirs = new TestBrowser(host.Origin);
        await mine.OpenAsync("/signin");
        await theirs.OpenAsync("/signin");
        var (options, token) = await OwnedKey.AskAsync(mine);
        var answer = key.Device.Get(options);
        await theirs.SubmitAsync(("Token", token), ("Answer", answer));
        theirs.Address.PathAndQuery.ShouldBe("/signin?again=passkey", "it was asked of another browser");
        await mine.SubmitAsync(("Token", token), ("Answer", answer));
        mine.Address.AbsolutePath.ShouldBe("/console");
        await mine.OpenAsync("/signin?other=1");
        await mine.SubmitAsync(("Token", token), ("Answer", answer));
        mine.Address.PathAndQuery.ShouldBe("/signin?again=passkey", "it was used");

        // As a second factor it belongs to one pending sign-in.
        await theirs.SignInAsync(Owner, Settled.Password);
        var (_, fields) = theirs.Prepare(("Answer", ""));
        var second = key.Device.Get(OwnedKey.QuestionOn(theirs));
        await mine.OpenAsync("/signin?other=1");
        await mine.SubmitAsync(("Email", Owner));
        await mine.SubmitAsync(("Password", Settled.Password));
        await mine.SubmitAsync(("Token", fields.Single(static field => field.Key == "Token").Value), ("Answer", second));
        mine.Address.AbsolutePath.ShouldBe("/verify/security-key");
        await theirs.SubmitAsync(("Answer", second));
        theirs.Address.AbsolutePath.ShouldBe("/console");
    }

    [Fact]
    public async Task One_answer_from_all_cores_at_the_same_time_opens_exactly_one_session()
    {
        await using var host = await RecoveryStory.StartAsync(("SignIn:FreeTries", "1000"), ("SignIn:FreeTriesOfAllSources", "1000"));
        var account = await Settled.AccountAsync(host, Owner);
        using var key = await OwnedKey.GiveAsync(host, account.Id.Digits, account.Root);
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/signin");
        var (options, token) = await OwnedKey.AskAsync(browser);
        var (action, fields) = browser.Prepare(("Token", token), ("Answer", key.Device.Get(options)));
        await Parallel.ForEachAsync(Enumerable.Range(0, 24), new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (_, _) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
            using var response = await browser.SendAsync(request);
            ((int)response.StatusCode).ShouldBeLessThan(500);
        });

        var events = await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 100, "ConsoleLogin");
        (events.Count(static each => each.Succeeded == 1), events.Count).ShouldBe((1, 24));
        (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Somebody_elses_passkey_and_a_key_removed_meanwhile_prove_nothing()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var other = await Settled.AccountAsync(host, "other@example.com");
        using var key = await OwnedKey.GiveAsync(host, account.Id.Digits, account.Root);
        using var theirs = await OwnedKey.GiveAsync(host, other.Id.Digits, other.Root);
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        var question = JsonNode.Parse(OwnedKey.QuestionOn(browser))!.AsObject();
        question["allowCredentials"] = new JsonArray();
        await browser.SubmitAsync(("Answer", theirs.Device.Get(question.ToJsonString())));
        browser.Address.AbsolutePath.ShouldBe("/verify/security-key");
        (await host.Get<BrowserSessions>().FindAllAsync(other.Root)).ShouldBeEmpty();

        var answer = key.Device.Get(OwnedKey.QuestionOn(browser));
        (await host.Database.WriteAsync(db => MfaDeviceStore.DeleteOfOwnerAsync(db, key.Serial, account.Root))).ShouldBeTrue();
        await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        await browser.SubmitAsync(("Answer", answer));
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa", "the app is what is left");
        await key.SignInAsync(browser, "/signin?other=1");
        browser.Address.PathAndQuery.ShouldBe("/signin?again=passkey");
        (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_counter_that_goes_back_is_refused_recorded_and_told_to_the_owner()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var key = await OwnedKey.GiveAsync(host, account.Id.Digits, account.Root);
        (key.Device.Counter, key.Device.CounterStep) = (7, 1);
        using var browser = new TestBrowser(host.Origin);
        await key.SignInAsync(browser);
        browser.Address.AbsolutePath.ShouldBe("/console");
        key.Device.Counter = 7;
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        using var copy = new TestBrowser(host.Origin);
        await key.SignInAsync(copy);
        copy.Address.PathAndQuery.ShouldBe("/signin?again=passkey");
        (await PasskeySignInTests.ReasonAsync(host, account)).ShouldBe("the passkey's counter went from 7 to 7: it may have been copied");
        (await host.Get<KeptLetters>().FindAsync(Owner, 10)).Single().Subject.ShouldContain("may have been copied");
    }

    [Fact]
    public async Task Nobody_gets_to_the_key_without_the_password_and_many_wrong_answers_are_throttled()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var key = await OwnedKey.GiveAsync(host, account.Id.Digits, account.Root);
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/signin");
        await browser.SubmitAsync(("Email", Owner));
        await browser.OpenAsync("/verify/security-key" + browser.Address.Query);
        browser.Address.AbsolutePath.ShouldBe("/verify/password");
        await browser.SubmitAsync(("Password", Settled.Password));
        for (var wrong = 0; wrong < 30 && await PasskeySignInTests.ReasonAsync(host, account) != "passkey throttled"; wrong++)
        {
            // The last record is the one of the latest instant.
            host.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await browser.SubmitAsync(("Answer", Alter(key.Device.Get(OwnedKey.QuestionOn(browser)), "signature")));
        }

        (await PasskeySignInTests.ReasonAsync(host, account)).ShouldBe("passkey throttled");
        await key.TouchAsync(browser);
        browser.Address.AbsolutePath.ShouldBe("/verify/security-key", "the right one waits, too");
        host.Clock.Advance(TimeSpan.FromMinutes(3));
        await browser.OpenAsync(browser.Address.PathAndQuery + "?attempt=" + browser.Prepare(("Answer", "")).Fields.Single(static field => field.Key == "Attempt").Value);
        await key.TouchAsync(browser);
        browser.Address.AbsolutePath.ShouldBe("/console");
    }

    private static string With(SoftAuthenticator device, Action wrong, string question)
    {
        var (origin, party, shape, present, verified) = (device.Origin, device.RelyingPartyId, device.ShapeClientData, device.UserPresent, device.UserVerified);
        wrong();
        var answer = device.Get(question);
        (device.Origin, device.RelyingPartyId, device.ShapeClientData, device.UserPresent, device.UserVerified) = (origin, party, shape, present, verified);
        return answer;
    }

    /// <summary>Another letter in the middle.</summary>
    private static string Alter(string answer, string member) => Change(answer, member, static text =>
    {
        var letters = text.ToCharArray();
        letters[letters.Length / 2] = letters[letters.Length / 2] == 'A' ? 'B' : 'A';
        return new string(letters);
    });

    private static string Change(string answer, string member, Func<string, string?> change)
    {
        var changed = JsonNode.Parse(answer)!;
        changed["response"]![member] = change((string)changed["response"]![member]!);
        return changed.ToJsonString();
    }
}
