using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.People.Directory;

/// <summary>How another system names a user or group.</summary>
internal sealed record ExternalId
{
    /// <summary>The issuer of what an identity provider gives by SCIM.</summary>
    public const string ByScim = "scim";

    [Required]
    [Length(1, 256)]
    [Pattern(StorePatterns.ExternalText)]
    public string Issuer { get; init; } = null!;

    [Required]
    [Length(1, 256)]
    [Pattern(StorePatterns.ExternalText)]
    public string Id { get; init; } = null!;
}
