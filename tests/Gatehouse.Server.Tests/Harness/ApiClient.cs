using System.Text;
using Gatehouse.Protocols.Aws;
using Gatehouse.Protocols.Aws.SigV4;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>Calls the API with a key, as an SDK does.</summary>
internal sealed class ApiClient(GatehouseHost host, SigningIdentity identity)
{
    public const string IamVersion = "2010-05-08";
    public const string StsVersion = "2011-06-15";

    public SigningIdentity Identity => identity;

    /// <summary>A key of the account's root user, or of one of its users.</summary>
    public static async Task<ApiClient> OpenAsync(GatehouseHost host, Account account, string? userId = null)
    {
        var random = new byte[UniqueId.KeyRandomBytes];
        Random.Shared.NextBytes(random);
        var identity = new SigningIdentity(UniqueId.Key(UniqueId.LongTermKey, account.Id.Digits, random), "example-secret-of-forty-characters-long+/");
        await host.Database.WriteAsync(session => AccessKeyStore.InsertAsync(session, new AccessKey
        {
            Id = identity.AccessKeyId,
            AccountId = account.Id.Digits,
            UserId = userId,
            SealedSecret = host.Get<Sealer>().Seal(AccessKey.Purpose, identity.SecretAccessKey),
            Status = AccessKey.Active,
            CreatedAt = host.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
        }));
        return new ApiClient(host, identity);
    }

    public Task<RawAnswer> IamAsync(string action, params (string Name, string Value)[] members) =>
        host.SendAsync(Sign(Form($"Action={action}&Version={IamVersion}{Members(members)}"), "iam"));

    public Task<RawAnswer> StsAsync(string action, params (string Name, string Value)[] members) =>
        host.SendAsync(Sign(Form($"Action={action}&Version={StsVersion}{Members(members)}"), "sts"));

    public Task<RawAnswer> AccountAsync(string path, string json) => host.SendAsync(Sign(Json(path, json), "account"));

    public SignableRequest Form(string form) => new(
        "POST", "/", "", [new("Host", Authority), new("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")], Encoding.UTF8.GetBytes(form), Https: false);

    public SignableRequest Json(string path, string json) => new(
        "POST", path, "", [new("Host", Authority), new("Content-Type", "application/json")], Encoding.UTF8.GetBytes(json), Https: false);

    public SignableRequest Get(string query) => new("GET", "/", query, [new("Host", Authority)], ReadOnlyMemory<byte>.Empty, Https: false);

    public SignableRequest Sign(SignableRequest request, string service, DateTimeOffset? now = null) =>
        SigV4Signer.Sign(request, identity, "eu-central-1", service, now ?? host.Clock.GetUtcNow());

    public SignableRequest Presign(SignableRequest request, string service, TimeSpan? expires = null) =>
        SigV4Signer.Presign(request, identity, "eu-central-1", service, host.Clock.GetUtcNow(), expires ?? TimeSpan.FromMinutes(1));

    private string Authority => "127.0.0.1:" + host.Origin.Port;

    private static string Members((string Name, string Value)[] members) =>
        string.Concat(members.Select(static member => $"&{Uri.EscapeDataString(member.Name)}={Uri.EscapeDataString(member.Value)}"));
}
