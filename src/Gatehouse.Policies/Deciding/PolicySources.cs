using Gatehouse.Policies.Model;

namespace Gatehouse.Policies.Deciding;

/// <summary>A policy and where it comes from, as a simulation names it.</summary>
internal sealed record SourcedPolicy(string Id, string Type, PolicyDocument PolicyDocument);

/// <summary>All policies that have a say in one request. Null means that the layer is not there and does not restrict.</summary>
internal sealed record PolicySources
{
    public IReadOnlyList<SourcedPolicy> Identity { get; init; } = [];

    public SourcedPolicy? Boundary { get; init; }

    /// <summary>Null or empty: the session has none.</summary>
    public IReadOnlyList<SourcedPolicy>? Session { get; init; }

    /// <summary>From the organization's root down to the account; every level must allow.</summary>
    public IReadOnlyList<IReadOnlyList<SourcedPolicy>>? ServiceControl { get; init; }

    /// <summary>The policy of the resource; for a role its trust policy.</summary>
    public SourcedPolicy? Resource { get; init; }
}
