namespace Gatehouse.Server.People.Users.ServiceCredentials;

/// <summary>A user name and password that only one service takes, for clients that cannot sign.</summary>
internal sealed record ServiceCredential
{
    public const string Active = "Active";
    public const string Inactive = "Inactive";

    /// <summary><c>ACCA…</c></summary>
    public string Id { get; init; } = "";

    public string UserId { get; init; } = "";

    /// <summary>Such as <c>codecommit.amazonaws.com</c>.</summary>
    public string Service { get; init; } = "";

    public string ServiceUserName { get; init; } = "";

    public string PasswordHash { get; init; } = "";

    public string Status { get; init; } = "";

    /// <summary>Milliseconds since 1970, UTC.</summary>
    public long CreatedAt { get; init; }
}
