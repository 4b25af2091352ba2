using Gatehouse.Protocols.Mail;
using Gatehouse.Server;
using Gatehouse.Server.Access;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Directory.Administration;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Gatehouse.Benchmarks.Load.Workforce;

/// <summary>
/// A data folder with an account, its directory, somebody who may be something in it and is signed in at the portal, a program that they
/// let in, and as many refresh tokens as are asked for; deleted afterwards.
/// </summary>
internal sealed class SeededWorkforce : IDisposable
{
    private const int TokensAtOnce = 5_000;
    private const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:List*","Resource":"*"}]}""";

    private SeededWorkforce(string folder) => Folder = folder;

    public string Folder { get; }

    public string AccountId { get; private set; } = "";

    public WorkforceDirectory Directory { get; private set; } = null!;

    public string SessionToken { get; } = SecretSource.System.Token();

    public string SessionId { get; } = SecretSource.System.Token(12);

    public string ClientId { get; } = SecretSource.System.Token(12);

    public string ClientSecret { get; } = SecretSource.System.Token();

    public string AccessToken { get; } = "aoa" + SecretSource.System.Token();

    public string ScimToken { get; private set; } = "";

    public IReadOnlyList<string> RefreshTokens { get; private set; } = [];

    public static async Task<SeededWorkforce> MakeAsync(int refreshTokens)
    {
        var seeded = new SeededWorkforce(System.IO.Directory.CreateTempSubdirectory("gatehouse-bench-").FullName);
        await using var app = ServerHost.Build(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Gatehouse:DataDirectory"] = seeded.Folder, ["Gatehouse:Urls"] = "http://127.0.0.1:0" },
            quiet: true);
        await ServerHost.StartAsync(app);
        await seeded.FillAsync(app.Services, refreshTokens);
        await app.StopAsync();
        return seeded;
    }

    public void Dispose() => System.IO.Directory.Delete(Folder, recursive: true);

    private async Task FillAsync(IServiceProvider services, int refreshTokens)
    {
        var (database, random, now) = (services.GetRequiredService<Database>(), services.GetRequiredService<SecretSource>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        EmailAddress.TryRead("root@example.com", out var email);
        var account = (await database.WriteAsync(session => services.GetRequiredService<OpenAccount>().RunAsync(session, email!, "Bench", null, ownsInstallation: true)))!;
        AccountId = account.Id.Digits;
        Directory = (await database.WriteAsync(session => services.GetRequiredService<OpenDirectory>().RunAsync(session, account.Id, "Bench", new() { Mfa = MfaMode.Never })))!;
        var user = new DirectoryUser(
            DirectoryUser.NewId(Directory.Id, random), Directory.Id, "ana", "ana", "ana@example.com", true, null, false, new(), true, DirectoryUser.ByHand, false, null, now, "bench", now, "bench");
        await database.WriteAsync(async session =>
        {
            await DirectoryUserStore.InsertAsync(session, user);
            var set = new PermissionSet("ps-" + random.Text(16, "0123456789abcdef"), Directory.Id, "Reader", null, PermissionSet.UsualDuration, null, Policy, null, 1, now);
            await PermissionSetStore.InsertAsync(session, set);
            await services.GetRequiredService<Assigning>().GiveAsync(session, set, account.Id, new(user.Id, IsGroup: false));
            await SessionStore.InsertAsync(session, SecretHash.Of(SessionToken), "", new(
                SessionId, DirectoryUser.Kind, user.Owner, null, "password", now, now, now.AddHours(8), TimeSpan.FromHours(8), "Bench", "127.0.0.1"));
            await SsoClientStore.InsertAsync(session, new(
                ClientId, SecretHash.Of(ClientSecret), "bench", Directory.Id, [SsoScopes.AccountAccess],
                [SsoGrantTypes.AuthorizationCode, SsoGrantTypes.DeviceCode, SsoGrantTypes.RefreshToken], ["http://127.0.0.1/oauth/callback"], now, now.AddDays(1)));
            var grant = await GrantAsync(session, user, now, random);
            await SsoGrantStore.InsertAccessTokenAsync(session, AccessToken, grant.Id, grant.ExpiresAt);
        });
        RefreshTokens = [.. Enumerable.Range(0, refreshTokens).Select(_ => "aor" + random.Token())];
        foreach (var some in RefreshTokens.Chunk(TokensAtOnce))
        {
            await database.WriteAsync(async session =>
            {
                foreach (var token in some)
                {
                    await SsoRefreshTokenStore.InsertAsync(session, token, (await GrantAsync(session, user, now, random)).Id);
                }
            });
        }

        var root = SigningKeys.RootOf(account, RequestOrigin.Server);
        ScimToken = await services.GetRequiredService<OperationRunner>().RunAsync(services.GetRequiredService<CreateScimToken>(), new(), root) is Outcome<CreateScimTokenReply>.Done { Value.Secret: var secret }
            ? secret
            : throw new InvalidOperationException("The SCIM token was refused.");
    }

    private async Task<SsoGrant> GrantAsync(DbSession session, DirectoryUser user, DateTimeOffset now, SecretSource random)
    {
        var grant = new SsoGrant(random.Token(12), ClientId, user.Id, SessionId, [SsoScopes.AccountAccess], now.AddHours(8));
        await SsoGrantStore.InsertAsync(session, grant, now);
        return grant;
    }
}
