using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Managed;

internal sealed record DeletePolicyRequest : IPolicyRequest
{
    [Required]
    [Length(0, PolicyPatterns.LongestArn)]
    public string PolicyArn { get; init; } = null!;
}

/// <summary>Deletes a policy that nobody uses and that has no version beside its default one.</summary>
internal sealed class DeletePolicy(ManagedPolicies policies) : PolicyOperation<DeletePolicyRequest, Nothing>(policies)
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeletePolicy));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeletePolicyRequest request, ManagedPolicy policy, Caller caller, DbSession session)
    {
        if (await PolicyUsageStore.CountAsync(session, caller.AccountId, policy.Arn) != PolicyUsage.None)
        {
            return PolicyRefusals.Conflict("Cannot delete a policy attached to entities.");
        }

        if ((await PolicyTextStore.FindAllAsync(session, policy.Id)).Count > 1)
        {
            return PolicyRefusals.Conflict(
                "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.");
        }

        await TagStore.RemoveAllAsync(session, policy.Id);
        await ManagedPolicyStore.DeleteAsync(session, policy.Id);
        return Nothing.Value;
    }
}
