using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.Devices;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Factors;

public sealed class EnrolmentTests
{
    [Fact]
    public async Task A_virtual_device_belongs_to_one_user_once_even_in_a_race()
    {
        await using var iam = await Iam.StartAsync();
        var app = await TestApp.CreateAsync(iam.Host, iam.Root, "phone");
        var names = Enumerable.Range(0, 8).Select(i => $"user{i}").ToArray();
        foreach (var name in names)
        {
            await iam.UserAsync(name);
        }

        var outcomes = await Task.WhenAll(names.Select(name => Task.Run(() => app.EnableAsync(iam.Root, name))));
        outcomes.Count(each => each is Outcome<Nothing>.Done).ShouldBe(1);
        outcomes.OfType<Outcome<Nothing>.Refused>().ShouldAllBe(each => each.Refusal.Code == "EntityAlreadyExists");
    }

    [Fact]
    public async Task A_seed_of_a_page_is_registered_once_even_in_a_race()
    {
        await using var iam = await Iam.StartAsync(("SignIn:FreeTries", "100"));
        var (started, app) = Start(iam, iam.Root);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => AddAsync(iam, iam.Root, started, app, $"phone{i}"))));
        outcomes.Count(each => each is Outcome<AddAuthenticatorAppReply>.Done).ShouldBe(1);
        outcomes.OfType<Outcome<AddAuthenticatorAppReply>.Refused>().ShouldAllBe(each => each.Refusal.Code == "EntityAlreadyExists");
    }

    [Fact]
    public async Task Nobody_has_more_than_eight_devices_even_in_a_race()
    {
        await using var iam = await Iam.StartAsync(("SignIn:FreeTries", "100"));
        var user = await iam.UserAsync();
        var apps = new List<TestApp>();
        for (var i = 0; i < 11; i++)
        {
            apps.Add(await TestApp.CreateAsync(iam.Host, iam.Root, $"phone{i}"));
        }

        var outcomes = await Task.WhenAll(apps.Select(app => Task.Run(() => app.EnableAsync(iam.Root, "alice"))));
        outcomes.Count(each => each is Outcome<Nothing>.Done).ShouldBe(8);
        outcomes.OfType<Outcome<Nothing>.Refused>().ShouldAllBe(each => each.Refusal.Code == "LimitExceeded");
        (await iam.Host.Database.ReadAsync(session => MfaDeviceStore.FindDevicesAsync(session, IamUser.OwnerOf(user.UserId)))).Count.ShouldBe(8);
    }

    [Fact]
    public async Task A_started_enrolment_is_for_its_owner_alone_and_for_an_hour()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        var (started, app) = Start(iam, iam.Root);
        (await AddAsync(iam, await iam.CallerAsync("alice"), started, app, "phone")).ShouldBeRefused("AccessDenied");
        iam.Get<TotpEnrolment>().Open(started.Token, CredentialOwner.Root("999999999999")).ShouldBeNull();
        iam.Get<TotpEnrolment>().Find(started.Token, iam.Account.Root, "root", iam.Id).ShouldNotBeNull().Secret.Text.ShouldBe(started.Secret.Text);
        iam.Host.Clock.Advance(TimeSpan.FromHours(1));
        (await AddAsync(iam, iam.Root, started, app, "phone")).ShouldBeRefused("EnrolmentExpired");
        (await AddAsync(iam, iam.Root, started with { Token = "key.AAAA" }, app, "phone")).ShouldBeRefused("EnrolmentExpired");
    }

    [Fact]
    public async Task The_root_users_first_app_has_a_serial_of_its_own_and_every_change_is_told_by_letter()
    {
        await using var iam = await Iam.StartAsync(("SignIn:FreeTries", "100"));
        var (started, app) = Start(iam, iam.Root);
        (await AddAsync(iam, iam.Root, started, app, "My phone")).ShouldBeRefused(DeviceName.Invalid);
        (await AddAsync(iam, iam.Root, started, app with { ClockOff = TimeSpan.FromDays(2) }, "phone")).ShouldBeRefused("InvalidAuthenticationCode");
        var serial = (await AddAsync(iam, iam.Root, started, app, "phone")).ShouldBeDone().SerialNumber;
        serial.ShouldBe($"arn:aws:iam::{iam.Id}:mfa/root-account-mfa-device");
        var (second, tablet) = Start(iam, iam.Root);
        (await AddAsync(iam, iam.Root, second, tablet, "PHONE")).ShouldBeRefused("EntityAlreadyExists");
        (await AddAsync(iam, iam.Root, second, tablet, "tablet")).ShouldBeDone().SerialNumber.ShouldBe($"arn:aws:iam::{iam.Id}:mfa/tablet");
        (await iam.RunAsync(iam.Get<RenameMFADevice>(), new(serial, "tablet"))).ShouldBeRefused("EntityAlreadyExists");
        (await iam.RunAsync(iam.Get<RenameMFADevice>(), new(serial, "old-phone"))).ShouldBeDone();
        var later = app with { Serial = serial, ClockOff = TimeSpan.FromHours(1) };
        (await iam.RunAsync(iam.Get<ResyncAuthenticatorApp>(), new(serial, later.Code(), later.Code(1), null))).ShouldBeDone().Minutes.ShouldBe(61);
        (await iam.RunAsync(iam.Get<RemoveMFADevice>(), new(serial))).ShouldBeDone();
        iam.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        (await iam.RunAsync(iam.Get<RemoveMFADevice>(), new(serial))).ShouldBeRefused("NoSuchEntity");
        var letters = await iam.Host.LettersAsync("mfa-changed", iam.Account.RootEmail);
        letters.Select(letter => letter.Subject).ShouldBe(
            [
                "An MFA device was added to the root user", "An MFA device was added to the root user", "An MFA device of the root user has a new name",
                "An MFA device of the root user was re-synced", "An MFA device of the root user was removed",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_new_device_ends_all_sessions_of_its_owner_but_the_one_it_was_added_in()
    {
        await using var iam = await Iam.StartAsync();
        await iam.Host.Database.WriteAsync(async session =>
        {
            foreach (var id in new[] { "mine", "other" })
            {
                await session.ExecuteAsync(
                    """
                    INSERT INTO sessions (token_hash, id, kind, owner, account_id, proofs, signed_in_at, last_seen_at, expires_at, idle_milliseconds, browser_hash, browser, address)
                    VALUES (@id, @id, 'Root', @owner, @account, 'password', 0, 0, 99999999999999, 1000, 'b', 'b', 'a')
                    """,
                    new { id, owner = iam.Account.Root.ToString(), account = iam.Id });
            }
        });
        var (started, app) = Start(iam, iam.Root);
        (await AddAsync(iam, iam.Root with { SessionId = "mine", ProvedAt = iam.Host.Clock.GetUtcNow() }, started, app, "phone")).ShouldBeDone();
        (await iam.Host.Database.ReadAsync(session => session.QueryAsync<string>("SELECT id FROM sessions"))).ShouldBe(["mine"]);
    }

    [Fact]
    public async Task The_operators_new_start_takes_every_device_away_and_a_mere_reset_takes_none()
    {
        await using var iam = await Iam.StartAsync();
        var (started, app) = Start(iam, iam.Root);
        (await AddAsync(iam, iam.Root, started, app, "phone")).ShouldBeDone();
        (await TellAsync(iam, CredentialChangeKind.PasswordReset)).ShouldBe(1);
        (await TellAsync(iam, CredentialChangeKind.Closed)).ShouldBe(1);
        (await TellAsync(iam, CredentialChangeKind.Recovered)).ShouldBe(0);
    }

    [Fact]
    public async Task No_seed_is_readable_in_the_database()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        var app = await TestApp.OfUserAsync(iam.Host, iam.Root, "alice", "phone");
        var rows = await iam.Host.Database.ReadAsync(session => session.QueryAsync<string>(
            "SELECT sealed_seed || seed_hash || serial || name FROM mfa_devices UNION ALL SELECT record FROM audit_events"));
        rows.Count.ShouldBeGreaterThan(2);
        rows.ShouldAllBe(row => !row.Contains(app.Seed) && !row.Contains(app.Code()) && !row.Contains(app.Code(-1)));
    }

    private static async Task<int> TellAsync(Iam iam, CredentialChangeKind kind)
    {
        await iam.Host.Database.WriteAsync(session => iam.Get<CredentialChanges>().TellAsync(session, new(iam.Account.Root, kind, null)));
        return (await iam.Host.Database.ReadAsync(session => MfaDeviceStore.FindDevicesAsync(session, iam.Account.Root))).Count;
    }

    private static (StartedTotp Started, TestApp App) Start(Iam iam, Caller caller)
    {
        var started = iam.Get<TotpEnrolment>().Start(CredentialOwner.Read(caller.Owner), "root", iam.Id);
        started.Secret.Uri.ShouldBe($"otpauth://totp/root@{iam.Id}?secret={started.Secret.Text}&issuer=Gatehouse");
        return (started, new(iam.Host, "", started.Secret.Text));
    }

    private static Task<Outcome<AddAuthenticatorAppReply>> AddAsync(Iam iam, Caller caller, StartedTotp started, TestApp app, string name) =>
        iam.RunAsync(iam.Get<AddAuthenticatorApp>(), new(name, started.Token, app.Code(), app.Code(1), null), caller);
}
