using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Managed;

internal interface IPolicyRequest
{
    string PolicyArn { get; }
}

/// <summary>
/// An operation on one managed policy: the account's own, or a built-in one that is only read. Another account's policy is not found,
/// as one that does not exist is not.
/// </summary>
internal abstract class PolicyOperation<TRequest, TReply>(ManagedPolicies policies) : IamOperation<TRequest, TReply>
    where TRequest : IPolicyRequest
{
    protected ManagedPolicies Policies { get; } = policies;

    public override Refusal? Validate(TRequest request) => PolicyArns.FindProblem(request.PolicyArn);

    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(TRequest request, Caller caller, DbSession session)
    {
        var check = new AccessCheck(((OperationRule.Iam)Declaration.Rule).Action, request.PolicyArn);
        if (await ManagedPolicyStore.FindAsync(session, caller.AccountId, request.PolicyArn) is { } policy)
        {
            check = TagRules.AskOfResource(check, await TagStore.FindAllAsync(session, policy.Id));
        }

        return [Ask(check, request)];
    }

    public sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, Caller caller, DbSession session)
    {
        if (!Declaration.ReadOnly)
        {
            await AccountChangeStore.LockAsync(session, AccountId.Get(caller.AccountId));
        }

        if (await Policies.FindAsync(session, caller.AccountId, request.PolicyArn) is not { } policy)
        {
            return PolicyRefusals.NotFound(request.PolicyArn);
        }

        return policy.IsBuiltIn && !Declaration.ReadOnly
            ? PolicyRefusals.BuiltIn(((OperationRule.Iam)Declaration.Rule).Action, policy.Arn)
            : await HandleAsync(request, policy, caller, session);
    }

    /// <summary>What else the request says that policies may ask about.</summary>
    protected virtual AccessCheck Ask(AccessCheck check, TRequest request) => check;

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, ManagedPolicy policy, Caller caller, DbSession session);
}
