using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.MfaRules;

internal sealed record GetAccountMfaRulesRequest;

/// <summary>Of whom the caller's account wants MFA.</summary>
internal sealed class GetAccountMfaRules : Operation<GetAccountMfaRulesRequest, AccountMfaRules>
{
    public override OperationDeclaration Declaration { get; } =
        new(nameof(GetAccountMfaRules), "signin.amazonaws.com", new OperationRule.Iam("signin:GetAccountMfaRules", "*"), ReadOnly: true);

    public override async Task<Outcome<AccountMfaRules>> HandleAsync(GetAccountMfaRulesRequest request, Caller caller, DbSession session) =>
        await AccountMfaRulesStore.FindAsync(session, caller.AccountId);
}
