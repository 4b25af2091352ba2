using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Instances;

internal sealed record ListInstancesRequest
{
    [Range(1, 100)]
    public int? MaxResults { get; init; }

    [Length(0, SsoPatterns.LongestToken)]
    [Pattern(SsoPatterns.Token)]
    public string? NextToken { get; init; }
}

internal sealed record InstanceMetadata(
    string InstanceArn, string IdentityStoreId, string OwnerAccountId, string? Name, DateTimeOffset CreatedDate, string Status)
{
    public static InstanceMetadata Of(WorkforceDirectory directory) =>
        new(directory.InstanceArn, directory.Id, directory.AccountId.Digits, directory.Name, directory.CreatedAt, InstanceStatus.Active);
}

internal sealed record ListInstancesReply
{
    public required IReadOnlyList<InstanceMetadata> Instances { get; init; }
}

/// <summary>The account's own, if it has one.</summary>
internal sealed class ListInstances : SsoOperation<ListInstancesRequest, ListInstancesReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListInstances), readOnly: true);

    public override async Task<Outcome<ListInstancesReply>> HandleAsync(ListInstancesRequest request, Caller caller, DbSession session) =>
        new ListInstancesReply
        {
            Instances = await WorkforceDirectoryStore.FindOfAccountAsync(session, AccountId.Get(caller.AccountId)) is { } directory
                ? [InstanceMetadata.Of(directory)]
                : [],
        };
}
