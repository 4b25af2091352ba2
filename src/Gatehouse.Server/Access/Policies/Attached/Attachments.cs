using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Attached;

/// <summary>Which managed policies hang on whom.</summary>
internal sealed class Attachments(ManagedPolicies policies, TimeProvider clock)
{
    /// <summary>Attaching again changes nothing and is no mistake.</summary>
    public async Task<Refusal?> AttachAsync(DbSession session, string accountId, PrincipalKind kind, string principalId, string arn)
    {
        await AccountChangeStore.LockAsync(session, AccountId.Get(accountId));
        if (await policies.FindAsync(session, accountId, arn) is not { } policy)
        {
            return PolicyRefusals.NotThereToAttach(arn);
        }

        if (policy.IsForServiceRoles)
        {
            return PolicyRefusals.NotAttachable($"Cannot attach a Service Role Policy to a Customer {char.ToUpperInvariant(kind.Name[0])}{kind.Name[1..]}.");
        }

        return await AttachmentStore.InsertAsync(session, accountId, principalId, arn, clock.GetUtcNow())
            ? null
            : IamRefusals.LimitExceeded(kind.AttachedQuota, PrincipalKind.MostAttached);
    }

    /// <summary>What a service hangs on the role that it makes itself.</summary>
    public Task AttachForServiceAsync(DbSession session, string accountId, string principalId, string arn) =>
        AttachmentStore.InsertAsync(session, accountId, principalId, arn, clock.GetUtcNow());

    public async Task<Refusal?> DetachAsync(DbSession session, string accountId, string principalId, string arn) =>
        await AttachmentStore.DeleteAsync(session, accountId, principalId, arn) ? null : PolicyRefusals.NotFound(arn);

    public static async Task<IReadOnlyList<AttachedPolicy>> FindAllAsync(DbSession session, string principalId, string? pathPrefix = null) =>
        [.. (await AttachmentStore.FindAllAsync(session, principalId))
            .Where(arn => pathPrefix is null || PolicyArns.PathOf(arn).StartsWith(pathPrefix, StringComparison.Ordinal))
            .Select(static arn => new AttachedPolicy(PolicyArns.NameOf(arn), arn))];
}

/// <summary>As answers show it.</summary>
internal sealed record AttachedPolicy(string PolicyName, string PolicyArn);
