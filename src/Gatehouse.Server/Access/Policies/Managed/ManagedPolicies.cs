using Gatehouse.Server.Access.Policies.BuiltIn;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Policies.Managed;

/// <summary>Finds managed policies for one account: its own and the built-in ones, never another's.</summary>
internal sealed class ManagedPolicies(BuiltInPolicies builtIn)
{
    public async Task<ManagedPolicy?> FindAsync(DbSession session, string accountId, string arn) =>
        builtIn.Find(arn)?.Policy ?? await ManagedPolicyStore.FindAsync(session, accountId, arn);

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<PolicyText>> FindTextsAsync(DbSession session, ManagedPolicy policy) =>
        builtIn.Find(policy.Arn) is { } known ? [known.Text] : await PolicyTextStore.FindAllAsync(session, policy.Id);

    public async Task<PolicyText?> FindTextAsync(DbSession session, ManagedPolicy policy, long version) =>
        builtIn.Find(policy.Arn) is { } known
            ? version == known.Text.Version ? known.Text : null
            : await PolicyTextStore.FindAsync(session, policy.Id, version);

    /// <summary>The texts in force, by their ARNs; nothing of a policy that this account does not have.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FindInForceAsync(DbSession session, string accountId, IReadOnlyList<string> arns)
    {
        var own = arns.Where(arn => builtIn.Find(arn) is null).ToList();
        var found = own.Count == 0 ? new Dictionary<string, string>() : new(await PolicyTextStore.FindInForceAsync(session, accountId, own));
        foreach (var arn in arns)
        {
            if (builtIn.Find(arn) is { } known)
            {
                found[arn] = known.Text.Document;
            }
        }

        return found;
    }

    /// <summary>Whether somebody in the account may be given this policy.</summary>
    public async Task<bool> ExistsAsync(DbSession session, string accountId, string arn) =>
        await FindAsync(session, accountId, arn) is { IsForServiceRoles: false };
}
