using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Inline;

internal sealed record GetUserPolicyRequest : IUserRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string UserName { get; init; } = null!;

    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string PolicyName { get; init; } = null!;
}

internal sealed record GetUserPolicyReply
{
    public required string UserName { get; init; }

    public required string PolicyName { get; init; }

    [UrlEncoded]
    public required string PolicyDocument { get; init; }
}

internal sealed class GetUserPolicy : UserOperation<GetUserPolicyRequest, GetUserPolicyReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetUserPolicy), readOnly: true);

    protected override async Task<Outcome<GetUserPolicyReply>> HandleAsync(GetUserPolicyRequest request, IamUser user, Caller caller, DbSession session) =>
        await InlinePolicyStore.FindAsync(session, user.Id, request.PolicyName) is { } policy
            ? new GetUserPolicyReply { UserName = user.Name, PolicyName = policy.Name, PolicyDocument = policy.Document }
            : InlinePolicies.NotFound(PrincipalKind.User, request.PolicyName);
}
