using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gatehouse.Protocols.Aws;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.Certificates;

internal sealed record UploadSigningCertificateRequest : IUserRequest
{
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    [Required]
    [Length(1, 16384)]
    [Pattern(IamPatterns.Document)]
    public string CertificateBody { get; init; } = null!;
}

internal sealed record UploadSigningCertificateReply(CertificateView Certificate);

internal sealed class UploadSigningCertificate(SecretSource random, TimeProvider clock) : UserOperation<UploadSigningCertificateRequest, UploadSigningCertificateReply>
{
    private const int IdLength = 32;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(UploadSigningCertificate));

    protected override async Task<Outcome<UploadSigningCertificateReply>> HandleAsync(
        UploadSigningCertificateRequest request, IamUser user, Caller caller, DbSession session)
    {
        using var given = Read(request.CertificateBody);
        if (given is null)
        {
            return CertificateRefusals.Malformed;
        }

        var now = clock.GetUtcNow();
        if (now < new DateTimeOffset(given.NotBefore) || now > new DateTimeOffset(given.NotAfter))
        {
            return CertificateRefusals.Invalid;
        }

        await IamUserStore.LockAsync(session, user.Id);
        foreach (var other in await SigningCertificateStore.FindOfUserAsync(session, user.Id))
        {
            using var there = Read(other.Body);
            if (there is not null && there.RawDataMemory.Span.SequenceEqual(given.RawDataMemory.Span))
            {
                return CertificateRefusals.Duplicate;
            }
        }

        var certificate = new SigningCertificate
        {
            Id = random.Text(IdLength, UniqueId.Alphabet),
            UserId = user.Id,
            Body = request.CertificateBody,
            Status = SigningCertificate.Active,
            UploadedAt = now.ToUnixTimeMilliseconds(),
        };
        return await SigningCertificateStore.InsertAsync(session, certificate)
            ? new UploadSigningCertificateReply(CertificateView.Of(certificate, user))
            : IamRefusals.LimitExceeded("CertificatesPerUser", IamQuotas.CertificatesPerUser);
    }

    private static X509Certificate2? Read(string pem)
    {
        try
        {
            return X509Certificate2.CreateFromPem(pem);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
