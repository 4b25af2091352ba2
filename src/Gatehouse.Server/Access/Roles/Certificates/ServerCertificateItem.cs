using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.Certificates;

/// <summary>What lists show of a certificate.</summary>
internal sealed record ServerCertificateMetadata
{
    public required string Path { get; init; }

    public required string ServerCertificateName { get; init; }

    public required string ServerCertificateId { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset UploadDate { get; init; }

    public required DateTimeOffset Expiration { get; init; }

    public static ServerCertificateMetadata Of(ServerCertificate certificate) => new()
    {
        Path = certificate.Path,
        ServerCertificateName = certificate.Name,
        ServerCertificateId = certificate.Id,
        Arn = certificate.Arn,
        UploadDate = certificate.UploadedAt,
        Expiration = certificate.ExpiresAt,
    };
}

/// <summary>A whole certificate. Its private key is never shown.</summary>
internal sealed record ServerCertificateItem
{
    public required ServerCertificateMetadata ServerCertificateMetadata { get; init; }

    public required string CertificateBody { get; init; }

    public string? CertificateChain { get; init; }

    public required IReadOnlyList<Tag> Tags { get; init; }
}
