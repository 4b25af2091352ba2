using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Sets;

internal sealed record ListPermissionSetsRequest : InstanceRequest
{
    [Length(0, SsoPatterns.LongestToken)]
    [Pattern(SsoPatterns.Token)]
    public string? NextToken { get; init; }

    [Range(1, 100)]
    public int? MaxResults { get; init; }
}

internal sealed record PermissionSetsReply(IReadOnlyList<string> PermissionSets, string? NextToken);

internal sealed class ListPermissionSets : InstanceOperation<ListPermissionSetsRequest, PermissionSetsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListPermissionSets), readOnly: true);

    protected override Task<Outcome<PermissionSetsReply>> HandleAsync(ListPermissionSetsRequest request, WorkforceDirectory directory, DbSession session) =>
        TokenPages.CutAsync(
            request.NextToken,
            request.MaxResults,
            (after, limit) => PermissionSetStore.FindPageAsync(session, directory.Id, after, limit),
            static set => set.Id,
            (sets, next) => new PermissionSetsReply([.. sets.Select(set => set.ArnIn(directory.InstanceId))], next));
}
