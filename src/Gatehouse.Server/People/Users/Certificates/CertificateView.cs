namespace Gatehouse.Server.People.Users.Certificates;

/// <summary>A signing certificate as replies show it.</summary>
internal sealed record CertificateView(string UserName, string CertificateId, string CertificateBody, string Status, DateTimeOffset UploadDate)
{
    public static CertificateView Of(SigningCertificate certificate, IamUser user) =>
        new(user.Name, certificate.Id, certificate.Body, certificate.Status, DateTimeOffset.FromUnixTimeMilliseconds(certificate.UploadedAt));
}
