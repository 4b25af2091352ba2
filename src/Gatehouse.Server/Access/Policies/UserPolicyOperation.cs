using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies;

/// <summary>Changes what a user may do: policies may ask which boundary the user stands in.</summary>
internal abstract class UserPolicyOperation<TRequest, TReply> : UserOperation<TRequest, TReply>
    where TRequest : IUserRequest
{
    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(TRequest request, Caller caller, DbSession session)
    {
        var checks = await base.FindChecksAsync(request, caller, session);
        return request.UserName is { } name && await IamUserStore.FindAsync(session, AccountId.Get(caller.AccountId), name) is { BoundaryArn: { } boundary }
            ? [.. checks.Select(check => check.With("iam:PermissionsBoundary", boundary))]
            : checks;
    }
}
