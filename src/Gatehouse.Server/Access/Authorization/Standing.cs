using Gatehouse.Policies.Deciding;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Authorization;

/// <summary>All policies that follow a caller into every question, and its tags: read once for each call.</summary>
/// <param name="Boundary">Nothing where none is set.</param>
/// <param name="Session">Nothing where the session has none.</param>
internal sealed record Standing(
    IReadOnlyList<SourcedPolicy> Identity, SourcedPolicy? Boundary, IReadOnlyList<SourcedPolicy>? Session, IReadOnlyList<Tag> Tags)
{
    public static Standing None { get; } = new([], null, null, []);
}
