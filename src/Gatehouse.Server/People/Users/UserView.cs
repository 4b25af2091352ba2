namespace Gatehouse.Server.People.Users;

/// <summary>A user as replies show it. Absent members are null.</summary>
internal sealed record UserView
{
    /// <summary>Absent for the root user.</summary>
    public string? Path { get; init; }

    /// <summary>Absent for the root user.</summary>
    public string? UserName { get; init; }

    public string UserId { get; init; } = "";

    public string Arn { get; init; } = "";

    public DateTimeOffset CreateDate { get; init; }

    public DateTimeOffset? PasswordLastUsed { get; init; }

    public BoundaryView? PermissionsBoundary { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>As lists show it: without boundary and tags.</summary>
    public static UserView InList(IamUser user) => new()
    {
        Path = user.Path,
        UserName = user.Name,
        UserId = user.Id,
        Arn = user.Arn,
        CreateDate = user.CreatedAt,
        PasswordLastUsed = user.PasswordLastUsedAt,
    };

    public static UserView Whole(IamUser user, IReadOnlyList<Tag> tags) => InList(user) with
    {
        PermissionsBoundary = BoundaryView.Of(user.BoundaryArn),
        Tags = tags.Count > 0 ? tags : null,
    };
}
