using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Delegation;

internal sealed record DescribeResourcePolicyRequest;

internal sealed class DescribeResourcePolicy : OrganizationOperation<DescribeResourcePolicyRequest, ResourcePolicyReply>
{
    public static Refusal NotThere { get; } = new("ResourcePolicyNotFoundException", RefusalKind.NotFound, "Your organization has no resource policy.");

    public override OperationDeclaration Declaration { get; } = Declare(nameof(DescribeResourcePolicy), readOnly: true);

    protected override Task<Outcome<ResourcePolicyReply>> HandleAsync(DescribeResourcePolicyRequest request, Membership membership, Caller caller, DbSession session) =>
        Task.FromResult<Outcome<ResourcePolicyReply>>(membership.Organization is { ResourcePolicyId: { } id, ResourcePolicy: { } content } organization
            ? new ResourcePolicyReply(new(new(id, organization.ArnOfResourcePolicy(id)), content))
            : NotThere);
}
