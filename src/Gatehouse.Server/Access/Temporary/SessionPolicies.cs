using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>The policies that a caller puts on a session of its own making. They only take away.</summary>
internal sealed class SessionPolicies(ManagedPolicies policies)
{
    public const int Longest = 2048;
    public const int MostArns = 10;

    public static Refusal? FindProblem(string? document) => document is null ? null : PolicyDocuments.FindProblem(document);

    public static IReadOnlyList<string> ArnsOf(IReadOnlyList<PolicyDescriptor>? named) =>
        [.. (named ?? []).Select(static each => each.Arn).OfType<string>()];

    /// <param name="accountId">Whose managed policies may be named: the account that the session acts in.</param>
    public async Task<Refusal?> FindMissingAsync(DbSession session, string accountId, IReadOnlyList<PolicyDescriptor>? named)
    {
        foreach (var arn in ArnsOf(named))
        {
            if (!await policies.ExistsAsync(session, accountId, arn))
            {
                return StsRefusals.ValidationError($"Policy {arn} does not exist or is not attachable.");
            }
        }

        return null;
    }
}
