using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Attached;

internal sealed record ListAttachedUserPoliciesRequest : IUserRequest, IPagedRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string UserName { get; init; } = null!;

    [Length(1, 512)]
    [Pattern(PolicyPatterns.Path)]
    public string? PathPrefix { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListAttachedUserPoliciesReply
{
    public required IReadOnlyList<AttachedPolicy> AttachedPolicies { get; init; }

    public bool IsTruncated => Marker is not null;

    public string? Marker { get; init; }
}

internal sealed class ListAttachedUserPolicies : UserOperation<ListAttachedUserPoliciesRequest, ListAttachedUserPoliciesReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListAttachedUserPolicies), readOnly: true);

    protected override async Task<Outcome<ListAttachedUserPoliciesReply>> HandleAsync(
        ListAttachedUserPoliciesRequest request, IamUser user, Caller caller, DbSession session) =>
        await PagedAnswer.MakeAsync(
            request,
            await Attachments.FindAllAsync(session, user.Id, request.PathPrefix),
            static policy => policy.PolicyArn,
            static (policies, next) => new ListAttachedUserPoliciesReply { AttachedPolicies = policies, Marker = next });
}
