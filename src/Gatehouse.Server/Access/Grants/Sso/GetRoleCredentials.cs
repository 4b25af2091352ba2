using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Grants.Sso;

internal sealed record GetRoleCredentialsRequest
{
    [Required]
    [Pattern(@"[\w+=,.@-]{1,64}")]
    public string? RoleName { get; init; }

    [Required]
    [Pattern("[0-9]{12}")]
    public string? AccountId { get; init; }
}

/// <param name="Expiration">In milliseconds, unlike everywhere else.</param>
internal sealed record RoleCredentials(string AccessKeyId, string SecretAccessKey, string SessionToken, long Expiration);

internal sealed record GetRoleCredentialsReply(RoleCredentials RoleCredentials);

/// <summary>Keys of a role that a person may be. They live on when the portal session ends.</summary>
internal sealed class GetRoleCredentials(WorkforceAccess access) : PortalOperation<GetRoleCredentialsRequest, GetRoleCredentialsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetRoleCredentials), isReadOnly: false);

    public override JsonObject Describe(GetRoleCredentialsRequest request) => new() { ["role_name"] = request.RoleName, ["account_id"] = request.AccountId };

    protected override async Task<Outcome<GetRoleCredentialsReply>> HandleAsync(
        GetRoleCredentialsRequest request, DirectoryUser user, Caller caller, DbSession session) =>
        await access.OpenAsync(session, user, People.Accounts.AccountId.Get(request.AccountId!), request.RoleName!, caller.Origin) switch
        {
            Outcome<RoleSession>.Done { Value.Credentials: var given } => new GetRoleCredentialsReply(
                new(given.AccessKeyId, given.SecretAccessKey, given.SessionToken, given.Expiration.ToUnixTimeMilliseconds())),
            Outcome<RoleSession>.Refused refused => refused.Refusal,
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
}
