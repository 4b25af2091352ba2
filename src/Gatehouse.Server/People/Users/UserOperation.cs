using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users;

/// <summary>A request about one user; where the model lets the name be left out it means the caller, who may be the root user.</summary>
internal interface IUserRequest
{
    string? UserName { get; }
}

/// <summary>An operation on one IAM user of the caller's account. Policies are asked about the user's own ARN, path and tags included.</summary>
internal abstract class UserOperation<TRequest, TReply> : IamOperation<TRequest, TReply>
    where TRequest : IUserRequest
{
    private const string NoName = "Must specify userName when calling with non-User credentials";

    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(TRequest request, Caller caller, DbSession session)
    {
        var action = ((OperationRule.Iam)Declaration.Rule).Action;
        if ((request.UserName ?? caller.UserName) is not { } name)
        {
            return [new AccessCheck(action, $"arn:aws:iam::{caller.AccountId}:user/")];
        }

        var user = await IamUserStore.FindAsync(session, AccountId.Get(caller.AccountId), name);
        var check = new AccessCheck(action, user?.Arn ?? IamUser.ArnOf(caller.AccountId, "/", name));
        return [Ask(user is null ? check : TagRules.AskOfResource(check, await TagStore.FindAllAsync(session, user.Id)), request)];
    }

    public sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, Caller caller, DbSession session)
    {
        if ((request.UserName ?? caller.UserName) is not { } name)
        {
            return caller.Kind == "Root"
                ? await HandleRootAsync(request, caller, session)
                : IamRefusals.ValidationError(NoName);
        }

        return await IamUserStore.FindAsync(session, AccountId.Get(caller.AccountId), name) is { } user
            ? await HandleAsync(request, user, caller, session)
            : IamRefusals.NotFound("user", name);
    }

    /// <summary>What else the request says that policies may ask about.</summary>
    protected virtual AccessCheck Ask(AccessCheck check, TRequest request) => check;

    /// <summary>The root user named nobody. It has keys of its own, but it is no IAM user.</summary>
    protected virtual Task<Outcome<TReply>> HandleRootAsync(TRequest request, Caller caller, DbSession session) =>
        Task.FromResult<Outcome<TReply>>(IamRefusals.ValidationError(NoName));

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, IamUser user, Caller caller, DbSession session);
}
