using System.Globalization;
using Gatehouse.Policies.Model;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>
/// What the policies are asked before a role is assumed. A role that is not there is asked about like one that trusts nobody, so that
/// both get the same answer.
/// </summary>
internal static class AssumptionChecks
{
    public static async Task<Role?> FindRoleAsync(DbSession session, string arn) =>
        Arn.TryRead(arn, out var read) && AccountId.TryRead(read.AccountId, out var account) ? await RoleStore.FindByArnAsync(session, account.Value, arn) : null;

    /// <summary>The role as it was judged, in an account that works; nothing when it changed in between.</summary>
    public static async Task<Role?> FindUnchangedAsync(DbSession session, string arn, Role? judged) =>
        judged is not null
        && await FindRoleAsync(session, arn) is { } role
        && role.Id == judged.Id
        && role.TrustPolicy == judged.TrustPolicy
        && await AccountStore.FindAsync(session, role.AccountId) is { Status: AccountStatus.Active }
            ? role
            : null;

    public static async Task<IReadOnlyList<AccessCheck>> FindAsync(DbSession session, AssumeRoleRequest request, Role? role, Caller caller)
    {
        var assume = Ask(request, role, caller);
        assume = role is null ? assume : TagRules.AskOfResource(assume, await TagStore.FindAllAsync(session, role.Id));
        List<AccessCheck> checks = [assume];

        // Both hold for what follows the caller, too: a role that does not want foreign tags gets none by a detour.
        if (assume.Conditions.ContainsKey("aws:TagKeys"))
        {
            checks.Add(assume with { Action = "sts:TagSession" });
        }

        if (assume.Conditions.ContainsKey("sts:SourceIdentity"))
        {
            checks.Add(assume with { Action = "sts:SetSourceIdentity" });
        }

        if (request.ProvidedContexts is not null)
        {
            checks.Add(assume with { Action = "sts:SetContext" });
        }

        return checks;
    }

    private static AccessCheck Ask(AssumeRoleRequest request, Role? role, Caller caller)
    {
        var owner = Arn.TryRead(request.RoleArn, out var arn) ? arn.AccountId : "";
        var check = new AccessCheck("sts:AssumeRole", request.RoleArn)
        {
            ResourceAccountId = owner == caller.AccountId ? null : owner,
            ResourcePolicy = role?.TrustPolicy,
            IsTrust = true,
            HidesResource = true,
        };
        check = check.With("sts:RoleSessionName", request.RoleSessionName);
        check = check.With("sts:DurationSeconds", (request.DurationSeconds ?? SessionLength.DefaultOfRole).ToString(CultureInfo.InvariantCulture));
        check = request.ProvidedContexts is { } contexts ? check.With("sts:RequestContextProviders", [.. contexts.Select(static each => each.ProviderArn!)]) : check;
        check = request.ExternalId is { } external ? check.With("sts:ExternalId", external) : check;
        check = (request.SourceIdentity ?? caller.Session?.SourceIdentity) is { } source ? check.With("sts:SourceIdentity", source) : check;
        check = SessionTagRules.JoinTransitive(request.TransitiveTagKeys, caller.Session) is { Count: > 0 } transitive
            ? check.With("sts:TransitiveTagKeys", transitive)
            : check;
        return TagRules.Ask(check, [.. SessionTagRules.Join(request.Tags, caller.Session).Select(static tag => new Tag { Key = tag.Key, Value = tag.Value })]);
    }
}
