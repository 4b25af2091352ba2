using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments.Sets;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Accounts;

internal sealed record ListPermissionSetsProvisionedToAccountRequest : InstanceRequest
{
    [Required]
    [Length(12, 12)]
    [Pattern(SsoPatterns.AccountId)]
    public string AccountId { get; init; } = null!;

    [OneOf(ProvisioningSteps.Latest, ProvisioningSteps.Behind)]
    public string? ProvisioningStatus { get; init; }

    [Range(1, 100)]
    public int? MaxResults { get; init; }

    [Length(0, SsoPatterns.LongestToken)]
    [Pattern(SsoPatterns.Token)]
    public string? NextToken { get; init; }
}

/// <summary>The permission sets that have a role in an account.</summary>
internal sealed class ListPermissionSetsProvisionedToAccount : InstanceOperation<ListPermissionSetsProvisionedToAccountRequest, PermissionSetsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListPermissionSetsProvisionedToAccount), readOnly: true);

    protected override ValueTask<IReadOnlyList<AccessCheck>> FindFurtherChecksAsync(
        ListPermissionSetsProvisionedToAccountRequest request, WorkforceDirectory? directory, DbSession session) => new([AskOfAccount(request.AccountId)]);

    protected override Task<Outcome<PermissionSetsReply>> HandleAsync(
        ListPermissionSetsProvisionedToAccountRequest request, WorkforceDirectory directory, DbSession session) =>
        TokenPages.CutAsync(
            request.NextToken,
            request.MaxResults,
            (after, limit) => ProvisionedSetStore.FindSetsAsync(
                session, directory.Id, AccountId.Get(request.AccountId), ProvisioningSteps.Read(request.ProvisioningStatus), after, limit),
            static id => id,
            (ids, next) => new PermissionSetsReply([.. ids.Select(id => PermissionSet.ArnOf(directory.InstanceId, id))], next));
}
