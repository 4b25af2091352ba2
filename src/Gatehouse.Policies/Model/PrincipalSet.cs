using System.Collections.Frozen;

namespace Gatehouse.Policies.Model;

/// <summary>Whom a Principal or NotPrincipal element names. Accounts are kept as ids, however they were written.</summary>
internal sealed class PrincipalSet(bool everyone, IEnumerable<string> accounts, IEnumerable<string> arns, IEnumerable<string> services, IEnumerable<string> providers, IEnumerable<string> canonicalUsers)
{
    /// <summary>A lone <c>*</c>, anonymous callers included.</summary>
    public bool Everyone => everyone;

    public FrozenSet<string> Accounts { get; } = accounts.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Users, roles and their sessions, and federated users.</summary>
    public FrozenSet<string> Arns { get; } = arns.ToFrozenSet(StringComparer.Ordinal);

    public FrozenSet<string> Services { get; } = services.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Identity providers: the ARN of one of the account's, or the host of a well-known one.</summary>
    public FrozenSet<string> Federated { get; } = providers.ToFrozenSet(StringComparer.Ordinal);

    public FrozenSet<string> CanonicalUsers { get; } = canonicalUsers.ToFrozenSet(StringComparer.Ordinal);
}
