using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts;

/// <summary>A request of the account service; without an id it means the caller's own account.</summary>
internal interface IAccountRequest
{
    string? AccountId { get; }
}

/// <summary>An operation on one existing account, found and judged to be the caller's before anything else happens.</summary>
internal abstract class AccountOperation<TRequest, TReply> : Operation<TRequest, TReply>
    where TRequest : IAccountRequest
{
    /// <summary>What the account service's model marks as sensitive is never written to a record.</summary>
    protected const string Hidden = "HIDDEN_DUE_TO_SECURITY_REASONS";

    public sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, Caller caller, DbSession session) =>
        AccountScope.Find(request.AccountId, caller) switch
        {
            Outcome<AccountId>.Refused { Refusal: var refusal } => refusal,
            Outcome<AccountId>.Done { Value: var id } when await AccountStore.FindAsync(session, id) is { } account =>
                await HandleAsync(request, account, caller, session),
            _ => AccountScope.NoAccount,
        };

    public override JsonObject? Describe(TRequest request) =>
        request.AccountId is null ? null : new JsonObject { ["accountId"] = request.AccountId };

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, Account account, Caller caller, DbSession session);

    protected static OperationDeclaration Declare(string name, OperationRule rule, bool readOnly = false) =>
        new(name, "account.amazonaws.com", rule, readOnly);

    /// <summary>Allowed by a policy on the account itself.</summary>
    protected static OperationDeclaration DeclareForPolicies(string name, bool readOnly = false) =>
        Declare(name, new OperationRule.Iam("account:" + name, "arn:aws:account::{account}:account"), readOnly);
}
