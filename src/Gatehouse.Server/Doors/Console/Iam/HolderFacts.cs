using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>A user, group or role as the head of its pages shows it.</summary>
internal sealed record HolderFacts(string Name, string Arn, string Id, DateTimeOffset CreatedAt)
{
    public string? BoundaryArn { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>When a user signed in with the password last, or a role was assumed last.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>A role's.</summary>
    public int? SessionSeconds { get; init; }

    /// <summary>A role's.</summary>
    public string? Trust { get; init; }
}
