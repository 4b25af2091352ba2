using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.MfaRules;

/// <param name="RootGraceDays">For how many days the root user may still sign in without a device.</param>
internal sealed record PutAccountMfaRulesRequest(bool RequireRoot, int RootGraceDays, bool RequireUsers);

/// <summary>Sets of whom the account wants MFA. Nobody is signed out: whoever has no device is led to add one at the next sign-in.</summary>
internal sealed class PutAccountMfaRules(TimeProvider clock) : Operation<PutAccountMfaRulesRequest, Nothing>
{
    public const string Invalid = "GraceDaysInvalid";

    public override OperationDeclaration Declaration { get; } =
        new(nameof(PutAccountMfaRules), "signin.amazonaws.com", new OperationRule.Iam("signin:PutAccountMfaRules", "*")) { AsksForProof = true };

    public override Refusal? Validate(PutAccountMfaRulesRequest request) =>
        request.RootGraceDays is >= 0 and <= (int)AccountMfaRules.MostGraceDays
            ? null
            : new(Invalid, RefusalKind.Malformed, $"The days of grace are a number from 0 to {AccountMfaRules.MostGraceDays}.");

    public override JsonObject Describe(PutAccountMfaRulesRequest request) => new()
    {
        ["requireRoot"] = request.RequireRoot,
        ["rootGraceDays"] = request.RootGraceDays,
        ["requireUsers"] = request.RequireUsers,
    };

    public override async Task<Outcome<Nothing>> HandleAsync(PutAccountMfaRulesRequest request, Caller caller, DbSession session)
    {
        await AccountMfaRulesStore.PutAsync(
            session, caller.AccountId, request.RequireRoot, request.RootGraceDays, request.RequireUsers, clock.GetUtcNow());
        return Nothing.Value;
    }
}
