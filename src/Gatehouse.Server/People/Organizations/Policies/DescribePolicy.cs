using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Policies;

internal sealed record DescribePolicyRequest : PolicyRequest;

internal sealed class DescribePolicy : PolicyOperation<DescribePolicyRequest, PolicyReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DescribePolicy), readOnly: true);

    protected override Task<Outcome<PolicyReply>> HandleAsync(DescribePolicyRequest request, Organization organization, OrganizationPolicy policy, DbSession session) =>
        Task.FromResult<Outcome<PolicyReply>>(new PolicyReply(PolicyView.Of(organization, policy)));
}
