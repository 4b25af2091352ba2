using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Accounts;

internal sealed record ListAccountAssignmentsRequest : PermissionSetRequest
{
    [Required]
    [Length(12, 12)]
    [Pattern(SsoPatterns.AccountId)]
    public string AccountId { get; init; } = null!;

    [Range(1, 100)]
    public int? MaxResults { get; init; }

    [Length(0, SsoPatterns.LongestToken)]
    [Pattern(SsoPatterns.Token)]
    public string? NextToken { get; init; }
}

internal sealed record AccountAssignmentItem(string AccountId, string PermissionSetArn, string PrincipalType, string PrincipalId)
{
    public static AccountAssignmentItem Of(AccountAssignment assignment, WorkforceDirectory directory) => new(
        assignment.AccountId.Digits, PermissionSet.ArnOf(directory.InstanceId, assignment.PermissionSetId), assignment.Principal.Type, assignment.Principal.Id);
}

internal sealed record AccountAssignmentsReply(IReadOnlyList<AccountAssignmentItem> AccountAssignments, string? NextToken);

/// <summary>Who is a permission set in an account.</summary>
internal sealed class ListAccountAssignments : PermissionSetOperation<ListAccountAssignmentsRequest, AccountAssignmentsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListAccountAssignments), readOnly: true);

    protected override async ValueTask<IReadOnlyList<AccessCheck>> FindFurtherChecksAsync(
        ListAccountAssignmentsRequest request, WorkforceDirectory? directory, DbSession session) =>
        [.. await base.FindFurtherChecksAsync(request, directory, session), AskOfAccount(request.AccountId)];

    protected override Task<Outcome<AccountAssignmentsReply>> HandleAsync(
        ListAccountAssignmentsRequest request, WorkforceDirectory directory, PermissionSet set, DbSession session) =>
        TokenPages.CutAsync(
            request.NextToken,
            request.MaxResults,
            (after, limit) => AccountAssignmentStore.FindPageAsync(session, set.Id, AccountId.Get(request.AccountId), after, limit),
            static assignment => assignment.Principal.Id,
            (found, next) => new AccountAssignmentsReply([.. found.Select(each => AccountAssignmentItem.Of(each, directory))], next));
}
