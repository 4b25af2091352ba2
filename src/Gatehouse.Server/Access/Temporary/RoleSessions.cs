using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>A role somebody may now act as.</summary>
/// <param name="Credentials">What is handed out, once.</param>
/// <param name="Kept">What is stored.</param>
internal sealed record RoleSession(Credentials Credentials, TemporaryCredential Kept, int PackedSize);

/// <summary>Opens sessions of roles for those whom the policies let. Nothing here asks a policy.</summary>
internal sealed class RoleSessions(
    TemporaryCredentials credentials, SessionPolicies policies, RoleSessionRecords records, PlaceOptions place, TimeProvider clock)
{
    /// <param name="claims">What else policies may ask about the session; nothing for an ordinary assumption.</param>
    public async Task<Outcome<RoleSession>> OpenAsync(
        DbSession session, Role role, AssumeRoleRequest request, Caller caller, TimeSpan length, IReadOnlyDictionary<string, IReadOnlyList<string>>? claims = null)
    {
        if (await policies.FindMissingAsync(session, role.AccountId.Digits, request.PolicyArns) is { } missing)
        {
            return missing;
        }

        var now = clock.GetUtcNow();
        var facts = Join(role, request, caller, now);
        facts = claims is null ? facts : facts with { Claims = claims };
        if (PackedSize.FindProblem(facts) is { } tooLarge)
        {
            return tooLarge;
        }

        // In a chain of roles it is the one who began it: with that one fall all its links.
        var (account, giver) = (role.AccountId.Digits, caller.IssuedBy ?? caller.Owner);
        var given = await credentials.IssueAsync(session, PrincipalKinds.AssumedRole, account, request.RoleSessionName, giver, facts, now + length);
        var opened = new RoleSession(
            given,
            new(given.AccessKeyId, PrincipalKinds.AssumedRole, account, request.RoleSessionName, giver, facts, given.Expiration),
            PackedSize.Measure(facts));
        await RoleStore.TouchAsync(session, role.Id, now, place.Region);
        await records.TellOwnerAsync(session, role, request, caller, opened);
        return opened;
    }

    private static CallerSession Join(Role role, AssumeRoleRequest request, Caller caller, DateTimeOffset now)
    {
        var isChained = AssumptionRules.IsChained(caller);
        return new(role.Arn, role.Id, role.Name, now)
        {
            GivenBy = nameof(AssumeRole),

            // A second factor vouches for the person who proved it, not for whoever got a role's keys.
            MfaAt = isChained ? null : caller.MfaAt,
            Tags = SessionTagRules.Join(request.Tags, caller.Session),
            TransitiveTagKeys = SessionTagRules.JoinTransitive(request.TransitiveTagKeys, caller.Session),
            SourceIdentity = request.SourceIdentity ?? caller.Session?.SourceIdentity,
            Policy = request.Policy,
            PolicyArns = SessionPolicies.ArnsOf(request.PolicyArns),
            Chained = isChained,
        };
    }
}
