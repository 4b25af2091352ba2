using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Accounts;

internal sealed record ListAccountAssignmentsFilter
{
    [Length(12, 12)]
    [Pattern(SsoPatterns.AccountId)]
    public string? AccountId { get; init; }
}

internal sealed record ListAccountAssignmentsForPrincipalRequest : InstanceRequest
{
    [Required]
    [Length(1, 47)]
    [Pattern(SsoPatterns.PrincipalId)]
    public string PrincipalId { get; init; } = null!;

    [Required]
    [OneOf(AssignedPrincipal.User, AssignedPrincipal.Group)]
    public string PrincipalType { get; init; } = null!;

    public ListAccountAssignmentsFilter? Filter { get; init; }

    [Range(1, 100)]
    public int? MaxResults { get; init; }

    [Length(0, SsoPatterns.LongestToken)]
    [Pattern(SsoPatterns.Token)]
    public string? NextToken { get; init; }
}

/// <summary>What a user or group may be where; a user's groups are counted in, and then the group is named.</summary>
internal sealed class ListAccountAssignmentsForPrincipal : InstanceOperation<ListAccountAssignmentsForPrincipalRequest, AccountAssignmentsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListAccountAssignmentsForPrincipal), readOnly: true);

    protected override async Task<Outcome<AccountAssignmentsReply>> HandleAsync(
        ListAccountAssignmentsForPrincipalRequest request, WorkforceDirectory directory, DbSession session)
    {
        var principal = AssignedPrincipal.Of(request.PrincipalType, request.PrincipalId);
        return !await PrincipalStore.ExistsAsync(session, directory.Id, principal)
            ? SsoRefusals.NotFound($"Could not find {principal.Type} with ID {principal.Id}.")
            : await TokenPages.CutAsync(
                request.NextToken,
                request.MaxResults,
                (after, limit) => AccountAssignmentStore.FindOfPrincipalAsync(session, directory.Id, principal, request.Filter?.AccountId ?? "", after, limit),
                AccountAssignmentStore.PlaceOf,
                (found, next) => new AccountAssignmentsReply([.. found.Select(each => AccountAssignmentItem.Of(each, directory))], next));
    }
}
