using Gatehouse.Policies.Model;
using Gatehouse.Server.Access.Applications;
using Gatehouse.Server.Access.Applications.Grants;
using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Access.Grants.Delegation;

/// <summary>Applications as the authorization page and the token door know them: by their ARN.</summary>
internal static class ApplicationClients
{
    public static async Task<FoundApplication?> FindAsync(DbSession session, string? clientId) =>
        clientId is { Length: <= 1224 } && Arn.TryRead(clientId, out var arn) && arn.Service == "sso" && AccountId.TryRead(arn.AccountId, out var account)
        && await AccountStore.FindAsync(session, account.Value) is { Status: AccountStatus.Active }
            ? await FoundApplication.FindAsync(session, account.Value.Digits, clientId)
            : null;

    /// <summary>As a client of the authorization page; nothing for one that may not send people there.</summary>
    public static async Task<SsoClient?> FindClientAsync(DbSession session, string? clientId) =>
        await FindAsync(session, clientId) is { Application: { IsEnabled: true } application } found
        && await ApplicationGrantStore.FindAsync(session, application.Id, ApplicationGrant.Code) is { AuthorizationCode.RedirectUris: { Count: > 0 } redirects }
            ? new(
                found.Arn, "", application.Name, application.DirectoryId, await DelegatedScopes.FindAsync(session, application), [SsoGrantTypes.AuthorizationCode],
                redirects, application.CreatedAt, DateTimeOffset.MaxValue) { IsApplication = true }
            : null;
}
