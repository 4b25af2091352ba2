using Gatehouse.Policies.Deciding;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Authorization;

/// <summary>All policies that follow a caller into every question, and its tags: read once for each call.</summary>
/// <param name="Boundary">Nothing where none is set.</param>
/// <param name="Session">Nothing where the session has none.</param>
/// <param name="Organization">Where the caller's account stands and what binds it there; nothing for an account in no organization.</param>
internal sealed record Standing(
    IReadOnlyList<SourcedPolicy> Identity, SourcedPolicy? Boundary, IReadOnlyList<SourcedPolicy>? Session, IReadOnlyList<Tag> Tags, OrganizationStanding? Organization)
{
    public static Standing None { get; } = new([], null, null, [], null);
}

/// <param name="Path">Of the place that the account stands in.</param>
/// <param name="Controls">Nothing where no service control policy binds the caller.</param>
internal sealed record OrganizationStanding(string Id, string Path, IReadOnlyList<IReadOnlyList<SourcedPolicy>>? Controls);
