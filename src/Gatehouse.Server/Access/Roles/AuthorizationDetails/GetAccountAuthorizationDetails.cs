using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.AuthorizationDetails;

internal sealed record GetAccountAuthorizationDetailsRequest : IPagedRequest
{
    [OneOf(DetailPages.User, DetailPages.Role, DetailPages.Group, DetailPages.Local, DetailPages.OfAws)]
    public IReadOnlyList<string>? Filter { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }
}

internal sealed record GetAccountAuthorizationDetailsReply
{
    public required IReadOnlyList<UserDetail> UserDetailList { get; init; }

    public required IReadOnlyList<GroupDetail> GroupDetailList { get; init; }

    public required IReadOnlyList<RoleDetail> RoleDetailList { get; init; }

    public required IReadOnlyList<ManagedPolicyDetail> Policies { get; init; }

    public bool IsTruncated => Marker is not null;

    public string? Marker { get; init; }
}

/// <summary>Everything that decides who may do what in the account, for auditors.</summary>
internal sealed class GetAccountAuthorizationDetails(DetailPages pages, DetailWriter writer)
    : IamOperation<GetAccountAuthorizationDetailsRequest, GetAccountAuthorizationDetailsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetAccountAuthorizationDetails), readOnly: true);

    public override Task<Outcome<GetAccountAuthorizationDetailsReply>> HandleAsync(
        GetAccountAuthorizationDetailsRequest request, Caller caller, DbSession session) =>
        PagedAnswer.MakeAsync(
            request,
            page => pages.FindAsync(session, caller.AccountId, request.Filter, page),
            static entry => entry.Key,
            async (entries, next) => await writer.WriteAsync(session, caller.AccountId, entries) with { Marker = next });
}
