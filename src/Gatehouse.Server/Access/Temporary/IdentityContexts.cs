using System.Text.Json;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>
/// A sealed statement that an application acts for a person of a directory. Whoever obtained it shows it when they assume a role, and
/// the role's session carries the person. Only this installation can write one or read it.
/// </summary>
internal sealed class IdentityContexts(Sealer sealer, TimeProvider clock)
{
    public const string ProviderArn = "arn:aws:iam::aws:contextProvider/IdentityCenter";

    private const string Purpose = "identity-context";

    public string Write(DirectoryUser user, string applicationArn, DateTimeOffset expiresAt) =>
        sealer.Seal(Purpose, JsonSerializer.SerializeToUtf8Bytes(new Statement(user.Id, user.DirectoryId, applicationArn, expiresAt.ToUnixTimeSeconds())));

    /// <summary>What a session is told of the person; refused when the statement is no longer true.</summary>
    /// <param name="accountId">Who shows it: a statement lost to somebody else's account opens nothing there.</param>
    public async Task<Outcome<IReadOnlyDictionary<string, IReadOnlyList<string>>>> ReadAsync(DbSession session, string assertion, string accountId)
    {
        if (sealer.Open(Purpose, assertion) is not { } json || JsonSerializer.Deserialize<Statement>(json) is not { } statement)
        {
            return Refuse("it is not one of this installation");
        }

        if (statement.ExpiresAt <= clock.GetUtcNow().ToUnixTimeSeconds())
        {
            return new Refusal("ExpiredToken", RefusalKind.Expired, "The context assertion has expired.");
        }

        return await DirectoryUserStore.FindAsync(session, statement.UserId) is { IsEnabled: true } user
            && await WorkforceDirectoryStore.FindAsync(session, user.DirectoryId) is { } directory
            && directory.AccountId.Digits == accountId
            && await AccountStore.FindAsync(session, directory.AccountId) is { Status: AccountStatus.Active }
                ? ClaimsOf(user, directory, statement.ApplicationArn)
                : Refuse("its person is gone or shut out, or another account shows it");
    }

    private static Outcome<IReadOnlyDictionary<string, IReadOnlyList<string>>> ClaimsOf(DirectoryUser user, WorkforceDirectory directory, string applicationArn) =>
        new Outcome<IReadOnlyDictionary<string, IReadOnlyList<string>>>.Done(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["identitystore:UserId"] = [user.Id],
            ["identitystore:IdentityStoreArn"] = [directory.StoreArn],
            ["identitycenter:InstanceArn"] = [directory.InstanceArn],
            ["identitycenter:ApplicationArn"] = [applicationArn],
        });

    private static Refusal Refuse(string why) => new("InvalidParameterValue", RefusalKind.Malformed, "The context assertion is not valid.", why);

    private sealed record Statement(string UserId, string DirectoryId, string ApplicationArn, long ExpiresAt);
}
