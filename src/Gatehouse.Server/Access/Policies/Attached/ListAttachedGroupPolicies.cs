using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Attached;

internal sealed record ListAttachedGroupPoliciesRequest : IGroupRequest, IPagedRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string GroupName { get; init; } = null!;

    [Length(1, 512)]
    [Pattern(PolicyPatterns.Path)]
    public string? PathPrefix { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListAttachedGroupPoliciesReply
{
    public required IReadOnlyList<AttachedPolicy> AttachedPolicies { get; init; }

    public bool IsTruncated => Marker is not null;

    public string? Marker { get; init; }
}

internal sealed class ListAttachedGroupPolicies : GroupOperation<ListAttachedGroupPoliciesRequest, ListAttachedGroupPoliciesReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListAttachedGroupPolicies), readOnly: true);

    protected override async Task<Outcome<ListAttachedGroupPoliciesReply>> HandleAsync(
        ListAttachedGroupPoliciesRequest request, IamGroup group, Caller caller, DbSession session) =>
        await PagedAnswer.MakeAsync(
            request,
            await Attachments.FindAllAsync(session, group.Id, request.PathPrefix),
            static policy => policy.PolicyArn,
            static (policies, next) => new ListAttachedGroupPoliciesReply { AttachedPolicies = policies, Marker = next });
}
