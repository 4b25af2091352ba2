using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users;

internal sealed record ListUsersRequest : IPagedRequest
{
    [Length(1, 512)]
    [Pattern(IamPatterns.PathPrefix)]
    public string? PathPrefix { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListUsersReply(IReadOnlyList<UserView> Users, bool IsTruncated, string? Marker);

internal sealed class ListUsers : IamOperation<ListUsersRequest, ListUsersReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListUsers), readOnly: true);

    public override ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(ListUsersRequest request, Caller caller, DbSession session) =>
        new([new AccessCheck("iam:ListUsers", IamUser.ArnOf(caller.AccountId, request.PathPrefix ?? "/", ""))]);

    public override Task<Outcome<ListUsersReply>> HandleAsync(ListUsersRequest request, Caller caller, DbSession session) =>
        PagedAnswer.MakeAsync(
            request,
            page => IamUserStore.FindPageAsync(session, AccountId.Get(caller.AccountId), request.PathPrefix ?? "/", page),
            static user => IamUserStore.KeyOf(user.Name),
            static (users, next) => new ListUsersReply([.. users.Select(UserView.InList)], next is not null, next));
}
