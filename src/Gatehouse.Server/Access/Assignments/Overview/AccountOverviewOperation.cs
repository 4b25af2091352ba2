using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Overview;

internal abstract record AccountOverviewRequest : InstanceRequest
{
    [Required]
    [Length(12, 12)]
    [Pattern(SsoPatterns.AccountId)]
    public string AccountId { get; init; } = null!;

    public string? NextToken { get; init; }

    [Range(1, 100)]
    public int? MaxResults { get; init; }
}

/// <summary>Shows assignments of an account to whoever may list them for every permission set.</summary>
internal abstract class AccountOverviewOperation<TRequest, TReply> : InstanceOperation<TRequest, TReply>
    where TRequest : AccountOverviewRequest
{
    protected static OperationDeclaration DeclareOverview(string name) =>
        new(name, Source, new OperationRule.Iam("sso:ListAccountAssignments", "*"), ReadOnly: true);

    protected sealed override ValueTask<IReadOnlyList<AccessCheck>> FindFurtherChecksAsync(TRequest request, WorkforceDirectory? directory, DbSession session) =>
        new([new AccessCheck(Action, PermissionSet.ArnOf(PolicyArns.NameOf(request.InstanceArn), "*")), AskOfAccount(request.AccountId)]);
}
