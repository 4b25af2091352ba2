namespace Gatehouse.Server.People.Users.Certificates;

/// <summary>An X.509 certificate that a user uploaded to be known by.</summary>
internal sealed record SigningCertificate
{
    public const string Active = "Active";
    public const string Inactive = "Inactive";

    public string Id { get; init; } = "";

    public string UserId { get; init; } = "";

    /// <summary>As it was uploaded, in PEM.</summary>
    public string Body { get; init; } = "";

    public string Status { get; init; } = "";

    /// <summary>Milliseconds since 1970, UTC.</summary>
    public long UploadedAt { get; init; }
}
