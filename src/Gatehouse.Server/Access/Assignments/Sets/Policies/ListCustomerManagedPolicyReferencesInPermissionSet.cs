using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Sets.Policies;

internal sealed record ListCustomerManagedPolicyReferencesInPermissionSetRequest : PermissionSetRequest
{
    [Range(1, 100)]
    public int? MaxResults { get; init; }

    [Length(0, SsoPatterns.LongestToken)]
    [Pattern(SsoPatterns.Token)]
    public string? NextToken { get; init; }
}

internal sealed record ListCustomerManagedPolicyReferencesInPermissionSetReply(IReadOnlyList<CustomerManagedPolicyReference> CustomerManagedPolicyReferences, string? NextToken);

internal sealed class ListCustomerManagedPolicyReferencesInPermissionSet : PermissionSetOperation<ListCustomerManagedPolicyReferencesInPermissionSetRequest, ListCustomerManagedPolicyReferencesInPermissionSetReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListCustomerManagedPolicyReferencesInPermissionSet), readOnly: true);

    protected override async Task<Outcome<ListCustomerManagedPolicyReferencesInPermissionSetReply>> HandleAsync(
        ListCustomerManagedPolicyReferencesInPermissionSetRequest request, WorkforceDirectory directory, PermissionSet set, DbSession session) =>
        await TokenPages.CutAsync(
            request.NextToken,
            request.MaxResults,
            (await PermissionSetStore.FindPoliciesAsync(session, set.Id)).Where(static policy => policy.IsCustomerManaged),
            static policy => policy.Text,
            static (policies, next) => new ListCustomerManagedPolicyReferencesInPermissionSetReply([.. policies.Select(CustomerManagedPolicyReference.Of)], next));
}
