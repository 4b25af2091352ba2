using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Overview;

internal sealed record ListSetsByNameRequest : InstanceRequest
{
    public string? NextToken { get; init; }

    [Range(1, 2000)]
    public int? MaxResults { get; init; }
}

internal sealed record ListSetsByNameReply(IReadOnlyList<PermissionSet> Sets, string? NextToken);

/// <summary>Permission sets for people to read, in the order of their names.</summary>
internal sealed class ListSetsByName : InstanceOperation<ListSetsByNameRequest, ListSetsByNameReply>
{
    public override OperationDeclaration Declaration { get; } =
        new(nameof(ListSetsByName), Source, new OperationRule.Iam("sso:ListPermissionSets", "*"), ReadOnly: true);

    protected override Task<Outcome<ListSetsByNameReply>> HandleAsync(ListSetsByNameRequest request, WorkforceDirectory directory, DbSession session) =>
        TokenPages.CutAsync(
            request.NextToken,
            request.MaxResults,
            (after, limit) => PermissionSetStore.FindByNamesAsync(session, directory.Id, after, limit),
            static set => set.Name,
            static (sets, next) => new ListSetsByNameReply(sets, next));
}
