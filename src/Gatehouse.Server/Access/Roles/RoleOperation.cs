using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles;

internal interface IRoleRequest
{
    string RoleName { get; }
}

/// <summary>An operation on one role of the caller's account. Policies are asked about the role's own ARN, with its tags and its boundary.</summary>
internal abstract class RoleOperation<TRequest, TReply> : IamOperation<TRequest, TReply>
    where TRequest : IRoleRequest
{
    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(TRequest request, Caller caller, DbSession session)
    {
        var role = await RoleStore.FindAsync(session, AccountId.Get(caller.AccountId), request.RoleName);
        var check = new AccessCheck(((OperationRule.Iam)Declaration.Rule).Action, role?.Arn ?? Role.ArnOf(caller.AccountId, "/", request.RoleName));
        if (role is not null)
        {
            check = TagRules.AskOfResource(check, await TagStore.FindAllAsync(session, role.Id));
            check = role.BoundaryArn is { } boundary ? check.With("iam:PermissionsBoundary", boundary) : check;
        }

        return [Ask(check, request)];
    }

    public sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, Caller caller, DbSession session)
    {
        if (await RoleStore.FindAsync(session, AccountId.Get(caller.AccountId), request.RoleName) is not { } role)
        {
            return IamRefusals.NotFound("role", request.RoleName);
        }

        return MayChange(role) ? await HandleAsync(request, role, caller, session) : RoleRefusals.Protected(role.Name);
    }

    /// <summary>Roles that services made for themselves are theirs alone.</summary>
    protected virtual bool MayChange(Role role) => Declaration.ReadOnly || (!role.IsServiceLinked && !role.IsReserved);

    /// <summary>What else the request says that policies may ask about.</summary>
    protected virtual AccessCheck Ask(AccessCheck check, TRequest request) => check;

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, Role role, Caller caller, DbSession session);
}
