using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Accounts;

internal sealed record ProvisionPermissionSetRequest : PermissionSetRequest
{
    [Length(12, 12)]
    [Pattern(SsoPatterns.AccountId)]
    public string? TargetId { get; init; }

    [Required]
    [OneOf(TargetTypes.Account, TargetTypes.AllProvisioned)]
    public string TargetType { get; init; } = null!;
}

internal sealed record ProvisionPermissionSetReply(PermissionSetProvisioningStatus PermissionSetProvisioningStatus);

/// <summary>Brings the roles of a permission set into step, in one account or wherever there is one. It makes no role where nobody is assigned.</summary>
internal sealed class ProvisionPermissionSet(Provisioning provisioning, SecretSource random, TimeProvider clock)
    : PermissionSetOperation<ProvisionPermissionSetRequest, ProvisionPermissionSetReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ProvisionPermissionSet));

    public override Refusal? Validate(ProvisionPermissionSetRequest request) =>
        request.TargetId is null == (request.TargetType == TargetTypes.AllProvisioned)
            ? null
            : SsoRefusals.Invalid($"TargetId must be given with TargetType {TargetTypes.Account}, and only then.");

    protected override async ValueTask<IReadOnlyList<AccessCheck>> FindFurtherChecksAsync(
        ProvisionPermissionSetRequest request, WorkforceDirectory? directory, DbSession session) =>
        [.. await base.FindFurtherChecksAsync(request, directory, session), AskOfAccount(request.TargetId ?? "*")];

    protected override async Task<Outcome<ProvisionPermissionSetReply>> HandleAsync(
        ProvisionPermissionSetRequest request, WorkforceDirectory directory, PermissionSet set, DbSession session)
    {
        var targets = request.TargetId is { } id
            ? await ProvisionedSetStore.FindAsync(session, set.Id, AccountId.Get(id)) is { } one ? [one] : []
            : await ProvisionedSetStore.FindOfSetAsync(session, set.Id, "", int.MaxValue);
        if (request.TargetId is not null && targets.Count == 0)
        {
            return SsoRefusals.NotFound($"The PermissionSet has no role in account {request.TargetId}.");
        }

        var kept = new AssignmentRequest(
            AssignmentRequest.NewId(random), directory.Id, AssignmentRequest.Provision, await RunAsync(session, set, targets), set.Id, request.TargetId, null, clock.GetUtcNow());
        await AssignmentRequestStore.InsertAsync(session, kept);
        return new ProvisionPermissionSetReply(PermissionSetProvisioningStatus.Of(kept, directory));
    }

    /// <summary>One account that fails does not hold up the others. The first failure is told.</summary>
    private async Task<string?> RunAsync(DbSession session, PermissionSet set, IReadOnlyList<ProvisionedSet> targets)
    {
        string? failure = null;
        foreach (var target in targets)
        {
            failure = await provisioning.RunAsync(session, set, target.AccountId) is { } failed ? failure ?? failed : failure;
        }

        return failure;
    }
}
