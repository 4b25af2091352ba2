using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users;

internal sealed record SearchUsersRequest : IPagedRequest
{
    /// <summary>What their names hold, whatever the case; nothing for all.</summary>
    [Length(1, 128)]
    public string? Part { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

/// <summary>For pages: the same list as <see cref="ListUsers"/>, for those who may list all users, of the names that hold a text.</summary>
internal sealed class SearchUsers : IamOperation<SearchUsersRequest, ListUsersReply>
{
    public override OperationDeclaration Declaration { get; } =
        new(nameof(SearchUsers), Source, new OperationRule.Iam("iam:ListUsers", "arn:aws:iam::{account}:user/"), ReadOnly: true);

    public override Task<Outcome<ListUsersReply>> HandleAsync(SearchUsersRequest request, Caller caller, DbSession session) =>
        PagedAnswer.MakeAsync(
            request,
            page => request.Part is { } part
                ? IamUserStore.FindByPartAsync(session, AccountId.Get(caller.AccountId), part, page)
                : IamUserStore.FindPageAsync(session, AccountId.Get(caller.AccountId), "/", page),
            static user => IamUserStore.KeyOf(user.Name),
            static (users, next) => new ListUsersReply([.. users.Select(UserView.InList)], next is not null, next));
}
