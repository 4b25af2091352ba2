using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users;

internal sealed record GetUserRequest : IUserRequest
{
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }
}

internal sealed record GetUserReply(UserView User);

internal sealed class GetUser : UserOperation<GetUserRequest, GetUserReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetUser), readOnly: true);

    protected override async Task<Outcome<GetUserReply>> HandleAsync(GetUserRequest request, IamUser user, Caller caller, DbSession session) =>
        new GetUserReply(UserView.Whole(user, await TagStore.FindAllAsync(session, user.Id)));

    protected override async Task<Outcome<GetUserReply>> HandleRootAsync(GetUserRequest request, Caller caller, DbSession session) =>
        await AccountStore.FindAsync(session, AccountId.Get(caller.AccountId)) is { } account
            ? new GetUserReply(new() { UserId = account.Id.Digits, Arn = $"arn:aws:iam::{account.Id}:root", CreateDate = account.CreatedAt })
            : AccountScope.NoAccount;
}
