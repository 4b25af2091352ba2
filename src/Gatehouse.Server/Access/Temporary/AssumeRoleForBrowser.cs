using System.Text.Json.Nodes;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Access.Temporary;

/// <param name="Account">The id or the alias of the account that owns the role.</param>
/// <param name="Role">Its name, with its path where it has one: <c>ops/Deployer</c>.</param>
internal sealed record AssumeRoleForBrowserRequest(string Account, string Role);

/// <summary>Switch role in the console: the same trust and the same permissions as by a key, for as long as the role allows.</summary>
internal sealed class AssumeRoleForBrowser(RoleSessions sessions) : StsOperation<AssumeRoleForBrowserRequest, TemporaryCredential>
{
    private AssumeRoleRequest asked = new();
    private Role? judged;

    public override OperationDeclaration Declaration { get; } =
        new(nameof(AssumeRole), "signin.amazonaws.com", new OperationRule.Iam("sts:AssumeRole", "*"));

    public override Refusal? FindObjection(Caller caller) => AssumptionRules.FindObjection(caller);

    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(AssumeRoleForBrowserRequest request, Caller caller, DbSession session)
    {
        var id = AccountId.TryRead(request.Account, out var typed) ? typed : (await AccountStore.FindByAliasAsync(session, request.Account))?.Id;
        var account = id?.Digits ?? request.Account;
        asked = new() { RoleArn = Role.ArnOf(account, "/", request.Role.TrimStart('/')), RoleSessionName = NameOf(caller) };
        judged = await AssumptionChecks.FindRoleAsync(session, asked.RoleArn);
        return await AssumptionChecks.FindAsync(session, asked, judged, caller);
    }

    public override ValueTask<Refusal?> PrepareAsync(AssumeRoleForBrowserRequest request, Caller caller, CancellationToken cancellation) =>
        new(AssumptionRules.FindObjection(asked, caller));

    public override async Task<Outcome<TemporaryCredential>> HandleAsync(AssumeRoleForBrowserRequest request, Caller caller, DbSession session)
    {
        if (await AssumptionChecks.FindUnchangedAsync(session, asked.RoleArn, judged) is not { } role)
        {
            return StsRefusals.NotAuthorized(caller.Arn, "sts:AssumeRole", asked.RoleArn, "there is no such role, or it changed meanwhile");
        }

        var longest = AssumptionRules.IsChained(caller) ? SessionLength.LongestOfChain : SessionLength.LongestOfRole;
        return await sessions.OpenAsync(session, role, asked, caller, TimeSpan.FromSeconds(Math.Min(longest, role.MaxSessionSeconds))) switch
        {
            Outcome<RoleSession>.Done { Value: var opened } => opened.Kept,
            Outcome<RoleSession>.Refused { Refusal: var refusal } => refusal,
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    public override JsonObject? Describe(AssumeRoleForBrowserRequest request) => new() { ["account"] = request.Account, ["role"] = request.Role };

    /// <summary>The session is named like the person, so that the role's account sees who it was.</summary>
    private static string NameOf(Caller caller) => caller.UserName ?? caller.PrincipalId[(caller.PrincipalId.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
