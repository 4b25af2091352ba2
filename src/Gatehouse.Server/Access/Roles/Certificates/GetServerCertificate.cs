using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.Certificates;

internal sealed record GetServerCertificateRequest : IServerCertificateRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string ServerCertificateName { get; init; } = null!;
}

internal sealed record GetServerCertificateReply
{
    public required ServerCertificateItem ServerCertificate { get; init; }
}

internal sealed class GetServerCertificate : ServerCertificateOperation<GetServerCertificateRequest, GetServerCertificateReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetServerCertificate), readOnly: true);

    protected override async Task<Outcome<GetServerCertificateReply>> HandleAsync(
        GetServerCertificateRequest request, ServerCertificate certificate, Caller caller, DbSession session) =>
        new GetServerCertificateReply
        {
            ServerCertificate = new()
            {
                ServerCertificateMetadata = ServerCertificateMetadata.Of(certificate),
                CertificateBody = certificate.Body,
                CertificateChain = certificate.Chain,
                Tags = await TagStore.FindAllAsync(session, certificate.Id),
            },
        };
}
