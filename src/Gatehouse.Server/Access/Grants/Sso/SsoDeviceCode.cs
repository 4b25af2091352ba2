namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>A program that waits for a person to approve it.</summary>
/// <param name="Address">Where the program asked from: the person compares.</param>
/// <param name="State">One of <see cref="Waiting"/>, <see cref="Approved"/>, <see cref="Declined"/>, <see cref="Spent"/>.</param>
/// <param name="Grant">What the approval gives; nothing before it.</param>
internal sealed record SsoDeviceCode(
    string ClientId,
    string ClientName,
    string DirectoryId,
    IReadOnlyList<string> Scopes,
    string Address,
    string State,
    string GrantId,
    SsoGrant? Grant,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt)
{
    public const string Waiting = "waiting";
    public const string Approved = "approved";
    public const string Declined = "declined";
    public const string Spent = "spent";
}
