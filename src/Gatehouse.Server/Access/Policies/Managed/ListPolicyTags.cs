using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Managed;

internal sealed record ListPolicyTagsRequest : IPolicyRequest, IPagedRequest
{
    [Required]
    [Length(0, PolicyPatterns.LongestArn)]
    public string PolicyArn { get; init; } = null!;

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListPolicyTagsReply
{
    public required IReadOnlyList<Tag> Tags { get; init; }

    public bool IsTruncated => Marker is not null;

    public string? Marker { get; init; }
}

internal sealed class ListPolicyTags(ManagedPolicies policies) : PolicyOperation<ListPolicyTagsRequest, ListPolicyTagsReply>(policies)
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListPolicyTags), readOnly: true);

    protected override async Task<Outcome<ListPolicyTagsReply>> HandleAsync(
        ListPolicyTagsRequest request, ManagedPolicy policy, Caller caller, DbSession session) =>
        await PagedAnswer.MakeAsync(
            request,
            await TagStore.FindAllAsync(session, policy.Id),
            static tag => tag.Key.ToLowerInvariant(),
            static (tags, next) => new ListPolicyTagsReply { Tags = tags, Marker = next });
}
