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

    /// <summary>The text in force; nothing for a policy that this account does not have.</summary>
    public async Task<string?> FindTextAsync(DbSession session, string accountId, string arn) =>
        await FindAsync(session, accountId, arn) is { } policy ? (await FindTextAsync(session, policy, policy.DefaultVersion))?.Document : null;

    /// <summary>Whether somebody in the account may be given this policy.</summary>
    public async Task<bool> ExistsAsync(DbSession session, string accountId, string arn) =>
        await FindAsync(session, accountId, arn) is { IsForServiceRoles: false };
}
