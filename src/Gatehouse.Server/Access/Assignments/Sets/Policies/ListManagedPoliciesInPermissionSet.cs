using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Sets.Policies;

internal sealed record ListManagedPoliciesInPermissionSetRequest : PermissionSetRequest
{
    [Range(1, 100)]
    public int? MaxResults { get; init; }

    [Length(0, SsoPatterns.LongestToken)]
    [Pattern(SsoPatterns.Token)]
    public string? NextToken { get; init; }
}

internal sealed record AttachedManagedPolicy(string Name, string Arn);

internal sealed record ListManagedPoliciesInPermissionSetReply(IReadOnlyList<AttachedManagedPolicy> AttachedManagedPolicies, string? NextToken);

internal sealed class ListManagedPoliciesInPermissionSet : PermissionSetOperation<ListManagedPoliciesInPermissionSetRequest, ListManagedPoliciesInPermissionSetReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListManagedPoliciesInPermissionSet), readOnly: true);

    protected override async Task<Outcome<ListManagedPoliciesInPermissionSetReply>> HandleAsync(
        ListManagedPoliciesInPermissionSetRequest request, WorkforceDirectory directory, PermissionSet set, DbSession session) =>
        await TokenPages.CutAsync(
            request.NextToken,
            request.MaxResults,
            (await PermissionSetStore.FindPoliciesAsync(session, set.Id)).Where(static policy => !policy.IsCustomerManaged),
            static policy => policy.Text,
            static (policies, next) => new ListManagedPoliciesInPermissionSetReply([.. policies.Select(static policy => new AttachedManagedPolicy(policy.Name, policy.Text))], next));
}
