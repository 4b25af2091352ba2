using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Accounts;

internal sealed record ListAccountsForProvisionedPermissionSetRequest : PermissionSetRequest
{
    [OneOf(ProvisioningSteps.Latest, ProvisioningSteps.Behind)]
    public string? ProvisioningStatus { get; init; }

    [Range(1, 100)]
    public int? MaxResults { get; init; }

    [Length(0, SsoPatterns.LongestToken)]
    [Pattern(SsoPatterns.Token)]
    public string? NextToken { get; init; }
}

internal sealed record ListAccountsForProvisionedPermissionSetReply(IReadOnlyList<string> AccountIds, string? NextToken);

/// <summary>The accounts that have a role of a permission set.</summary>
internal sealed class ListAccountsForProvisionedPermissionSet
    : PermissionSetOperation<ListAccountsForProvisionedPermissionSetRequest, ListAccountsForProvisionedPermissionSetReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListAccountsForProvisionedPermissionSet), readOnly: true);

    protected override Task<Outcome<ListAccountsForProvisionedPermissionSetReply>> HandleAsync(
        ListAccountsForProvisionedPermissionSetRequest request, WorkforceDirectory directory, PermissionSet set, DbSession session) =>
        TokenPages.CutAsync(
            request.NextToken,
            request.MaxResults,
            (after, limit) => ProvisionedSetStore.FindAccountsAsync(session, set, ProvisioningSteps.Read(request.ProvisioningStatus), after, limit),
            static account => account,
            static (accounts, next) => new ListAccountsForProvisionedPermissionSetReply(accounts, next));
}
