using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Directory.Scim;

/// <summary>Who shows a token of a directory.</summary>
internal sealed record Provisioner(WorkforceDirectory Directory, Caller Caller);

/// <summary>Finds whose token was shown. It is looked up by its hash, so no comparison tells how much of a guess was right.</summary>
internal sealed class ScimTokens(Database database, ScimTokenUse use, TimeProvider clock)
{
    private const int LongestToken = 256;

    /// <param name="tenant">The directory that the address names: a token of another opens nothing there.</param>
    public async Task<Provisioner?> FindAsync(string tenant, string shown, RequestOrigin origin, CancellationToken cancellation)
    {
        if (shown.Length is 0 or > LongestToken)
        {
            return null;
        }

        var hash = SecretHash.Of(shown);
        var now = clock.GetUtcNow();
        var found = await database.ReadAsync(
            async session => await ScimTokenStore.FindByHashAsync(session, hash) is { } token && token.DirectoryId == tenant && now < token.Expires
                && await WorkforceDirectoryStore.FindAsync(session, tenant) is { } directory
                && await AccountStore.FindAsync(session, directory.AccountId) is { Status: AccountStatus.Active }
                    ? (token, directory)
                    : default,
            cancellation);
        if (found.token is null)
        {
            return null;
        }

        use.Add((found.token.Id, now));
        return new(
            found.directory,
            new Caller(ScimToken.Kind, ScimToken.OwnerOf(tenant), found.directory.AccountId.Digits, "", null, origin) { PrincipalId = found.token.Id });
    }
}
