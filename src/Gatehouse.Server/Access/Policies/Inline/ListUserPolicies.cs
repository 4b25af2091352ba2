using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Inline;

internal sealed record ListUserPoliciesRequest : IUserRequest, IPagedRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string UserName { get; init; } = null!;

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListUserPoliciesReply
{
    public required IReadOnlyList<string> PolicyNames { get; init; }

    public bool IsTruncated => Marker is not null;

    public string? Marker { get; init; }
}

/// <summary>The names of the inline policies.</summary>
internal sealed class ListUserPolicies : UserOperation<ListUserPoliciesRequest, ListUserPoliciesReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListUserPolicies), readOnly: true);

    protected override async Task<Outcome<ListUserPoliciesReply>> HandleAsync(ListUserPoliciesRequest request, IamUser user, Caller caller, DbSession session) =>
        await PagedAnswer.MakeAsync(
            request,
            await InlinePolicyStore.FindNamesAsync(session, user.Id),
            static name => name,
            static (names, next) => new ListUserPoliciesReply { PolicyNames = names, Marker = next });
}
