using System.Text.Json.Nodes;
using Gatehouse.Protocols.OAuth;
using Gatehouse.Server.Access.Applications;
using Gatehouse.Server.Access.Grants.Delegation;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Grants.Sso;

/// <param name="SessionEnds">When the portal session ends.</param>
internal sealed record AuthorizeClientRequest(
    string ClientId, string RedirectUri, string CodeChallenge, IReadOnlyList<string> Scopes, DateTimeOffset SessionEnds);

internal sealed record AuthorizeClientReply(string Code);

/// <summary>A person at the portal lets a program act for them: gives the code that <see cref="CreateToken"/> takes.</summary>
internal sealed class AuthorizeClient(SsoOptions options, SecretSource random, TimeProvider clock) : Operation<AuthorizeClientRequest, AuthorizeClientReply>
{
    public override OperationDeclaration Declaration { get; } =
        new(nameof(AuthorizeClient), RegisterClient.Source, new OperationRule.Self(DirectoryUser.Kind)) { IsServiceEvent = true };

    public override Refusal? Validate(AuthorizeClientRequest request) =>
        PkceChallenge.IsWellFormed(request.CodeChallenge) ? null : SsoRefusals.Invalid("code_challenge is not the SHA-256 of a verifier.");

    public override async Task<Outcome<AuthorizeClientReply>> HandleAsync(AuthorizeClientRequest request, Caller caller, DbSession session)
    {
        var now = clock.GetUtcNow();

        // The page has looked; between the look and now the registration may have ended, and a person's word counts for one directory.
        if (await SsoClients.FindAsync(session, request.ClientId, now) is not { } client
            || !client.GrantTypes.Contains(SsoGrantTypes.AuthorizationCode)
            || !client.Accepts(request.RedirectUri)
            || await DirectoryUserStore.FindAsync(session, caller.PrincipalId) is not { IsEnabled: true } user
            || user.DirectoryId != client.DirectoryId
            || request.Scopes.Except(client.Scopes).Any()
            || (client.IsApplication && !await MayUseAsync(session, user, client.Id)))
        {
            return SsoRefusals.NotForClient("The client, its redirect URI, its scopes or its directory do not fit.");
        }

        var code = random.Token();
        var grant = new SsoGrant(random.Token(12), client.Id, user.Id, caller.SessionId!, request.Scopes, request.SessionEnds);
        return await SsoCodeStore.InsertAsync(session, code, new(request.RedirectUri, request.CodeChallenge, grant, now + options.CodeLifetime), now)
            ? new AuthorizeClientReply(code)
            : SsoRefusals.Denied;
    }

    private static async Task<bool> MayUseAsync(DbSession session, DirectoryUser user, string arn) =>
        await ApplicationClients.FindAsync(session, arn) is { } found && await WorkforceApplications.MayAsync(session, user, found.Application);

    public override JsonObject Describe(AuthorizeClientRequest request) =>
        new() { ["clientId"] = request.ClientId, ["redirectUri"] = request.RedirectUri, ["scopes"] = SsoScopes.Write(request.Scopes) };
}
