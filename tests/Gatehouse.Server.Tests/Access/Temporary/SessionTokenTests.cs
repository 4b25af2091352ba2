using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Temporary;

public sealed class SessionTokenTests
{
    [Fact]
    public async Task A_session_token_signs_for_its_user_for_half_a_day_unless_another_time_was_asked_for()
    {
        await using var host = await GatehouseHost.StartAsync();
        var user = await host.AddUserAsync(await host.OpenAsync(), "mara");
        var given = await GetAsync(host, TestKeys.By(user));
        given.AccessKeyId.ShouldStartWith("ASIA");
        given.AccessKeyId.Length.ShouldBe(20);
        given.SecretAccessKey.Length.ShouldBe(40);
        given.Expiration.ShouldBe(host.Clock.GetUtcNow().AddHours(12));
        var caller = await host.UseAsync(given);
        (caller.Kind, caller.Arn, caller.PrincipalId, caller.UserName).ShouldBe(("IAMUser", user.Arn, user.Id, "mara"));
        caller.Session!.GivenBy.ShouldBe("GetSessionToken");
        caller.MfaAt.ShouldBeNull();
        (await GetAsync(host, TestKeys.By(user), 900)).Expiration.ShouldBe(host.Clock.GetUtcNow().AddMinutes(15));
    }

    [Fact]
    public async Task A_root_user_gets_an_hour_however_long_it_asks_for()
    {
        await using var host = await GatehouseHost.StartAsync();
        var root = TestKeys.By(await host.OpenAsync());
        (await GetAsync(host, root, 129_600)).Expiration.ShouldBe(host.Clock.GetUtcNow().AddHours(1));
        (await GetAsync(host, root)).Expiration.ShouldBe(host.Clock.GetUtcNow().AddHours(1));
        (await GetAsync(host, root, 900)).Expiration.ShouldBe(host.Clock.GetUtcNow().AddMinutes(15));
    }

    [Fact]
    public async Task A_session_cannot_make_itself_immortal_by_asking_for_another()
    {
        await using var host = await GatehouseHost.StartAsync();
        var session = await host.UseAsync(await GetAsync(host, TestKeys.By(await host.AddUserAsync(await host.OpenAsync(), "mara"))));
        (await host.RunAsync(host.Get<GetSessionToken>(), new(), session)).ShouldBeRefused("AccessDenied")
            .PublicText.ShouldBe("Cannot call GetSessionToken with session credentials");
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:mfa/phone", "123456", "MultiFactorAuthentication failed with invalid MFA one time pass code.")]
    [InlineData("arn:aws:iam::111122223333:mfa/phone", null, "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.")]
    [InlineData(null, "123456", "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.")]
    public async Task A_code_of_no_device_is_wrong(string? serial, string? code, string text)
    {
        await using var host = await GatehouseHost.StartAsync();
        var user = await host.AddUserAsync(await host.OpenAsync(), "mara");
        (await host.RunAsync(host.Get<GetSessionToken>(), new() { SerialNumber = serial, TokenCode = code }, TestKeys.By(user)))
            .ShouldBeRefused("AccessDenied").PublicText.ShouldBe(text);
    }

    [Fact]
    public async Task A_token_of_another_key_opens_nothing()
    {
        await using var host = await GatehouseHost.StartAsync();
        var caller = TestKeys.By(await host.AddUserAsync(await host.OpenAsync(), "mara"));
        var (one, other) = (await GetAsync(host, caller), await GetAsync(host, caller));
        (await host.TryAsync(one, other.SessionToken)).ShouldBeOfType<SigningKey.Unknown>();
        (await host.TryAsync(one, one.SessionToken[..^1])).ShouldBeOfType<SigningKey.Unknown>();
        (await host.TryAsync(one, "")).ShouldBeOfType<SigningKey.Unknown>();
        (await host.Get<SigningKeys>().FindAsync(one.AccessKeyId, null, TestAccounts.Origin)).ShouldBeOfType<SigningKey.Unknown>();
        (await host.TryAsync(one)).ShouldBeOfType<SigningKey.Live>().Secret.ShouldBe(one.SecretAccessKey);
    }

    [Fact]
    public async Task An_expired_token_is_told_apart_only_to_who_has_it_and_only_for_a_day()
    {
        await using var host = await GatehouseHost.StartAsync();
        var given = await GetAsync(host, TestKeys.By(await host.AddUserAsync(await host.OpenAsync(), "mara")), 900);
        host.Clock.Advance(TimeSpan.FromSeconds(899));
        await host.UseAsync(given);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        (await host.TryAsync(given)).ShouldBeOfType<SigningKey.Expired>();
        (await host.TryAsync(given, "guessed")).ShouldBeOfType<SigningKey.Unknown>();
        await TidyAsync(host);
        (await host.TryAsync(given)).ShouldBeOfType<SigningKey.Expired>();
        host.Clock.Advance(TimeSpan.FromDays(1));
        await TidyAsync(host);
        await host.ShouldBeDeadAsync(given);
    }

    [Theory]
    [InlineData(nameof(CredentialChangeKind.Suspended), false)]
    [InlineData(nameof(CredentialChangeKind.Closed), false)]
    [InlineData(nameof(CredentialChangeKind.Recovered), false)]
    [InlineData(nameof(CredentialChangeKind.PasswordChanged), true)]
    [InlineData(nameof(CredentialChangeKind.NameChanged), true)]
    [InlineData(nameof(CredentialChangeKind.FactorsChanged), true)]
    public async Task Temporary_keys_fall_with_their_user_and_not_with_a_password(string kind, bool lives)
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var (user, other) = (await host.AddUserAsync(account, "mara"), await host.AddUserAsync(account, "noor"));
        var (given, others) = (await GetAsync(host, TestKeys.By(user)), await GetAsync(host, TestKeys.By(other)));
        await ChangeAsync(host, user.Owner, Enum.Parse<CredentialChangeKind>(kind));
        (await host.TryAsync(given) is SigningKey.Live).ShouldBe(lives);
        (await host.TryAsync(others)).ShouldBeOfType<SigningKey.Live>();
    }

    [Fact]
    public async Task With_the_root_user_fall_the_keys_of_all_users_of_the_account()
    {
        await using var host = await GatehouseHost.StartAsync();
        var (account, neighbour) = (await host.OpenAsync(), await host.OpenAsync("neighbour@example.com"));
        var mine = await GetAsync(host, TestKeys.By(await host.AddUserAsync(account, "mara")));
        var root = await GetAsync(host, TestKeys.By(account));
        var theirs = await GetAsync(host, TestKeys.By(await host.AddUserAsync(neighbour, "mara")));
        await ChangeAsync(host, account.Root, CredentialChangeKind.Recovered);
        await host.ShouldBeDeadAsync(mine);
        await host.ShouldBeDeadAsync(root);
        await host.UseAsync(theirs);
    }

    [Fact]
    public async Task A_deleted_users_session_is_useless_at_once_and_a_new_user_of_that_name_does_not_inherit_it()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        var given = await GetAsync(host, TestKeys.By(user));
        await host.Database.WriteAsync(session => session.ExecuteAsync("DELETE FROM iam_users WHERE id = @Id", new { user.Id }));
        await host.ShouldBeDeadAsync(given);
        await host.AddUserAsync(account, "mara");
        await host.ShouldBeDeadAsync(given);
    }

    [Fact]
    public async Task Neither_the_secret_nor_the_token_is_readable_in_the_database()
    {
        await using var host = await GatehouseHost.StartAsync();
        var given = await GetAsync(host, TestKeys.By(await host.AddUserAsync(await host.OpenAsync(), "mara")));
        var rows = await host.Database.ReadAsync(session => session.QueryAsync<string>(
            "SELECT sealed_secret || token_hash || facts || name || issued_by FROM temporary_credentials UNION ALL SELECT record FROM audit_events"));
        rows.Count.ShouldBeGreaterThan(1);
        rows.ShouldAllBe(row => !row.Contains(given.SecretAccessKey) && !row.Contains(given.SessionToken) && !row.Contains(given.SessionToken.Substring(4)));
    }

    private static async Task<Credentials> GetAsync(GatehouseHost host, Caller caller, int? seconds = null) =>
        (await host.RunAsync(host.Get<GetSessionToken>(), new() { DurationSeconds = seconds }, caller)).ShouldBeDone().Credentials;

    private static Task ChangeAsync(GatehouseHost host, CredentialOwner owner, CredentialChangeKind kind) =>
        host.Database.WriteAsync(session => host.Get<CredentialChanges>().TellAsync(session, new(owner, kind, null)));

    private static Task TidyAsync(GatehouseHost host) =>
        host.Get<IEnumerable<IUpkeep>>().OfType<TemporaryUpkeep>().Single().RunAsync(host.Clock.GetUtcNow(), default);
}
