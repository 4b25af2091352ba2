using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.Certificates;

internal sealed record DeleteServerCertificateRequest : IServerCertificateRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string ServerCertificateName { get; init; } = null!;
}

internal sealed class DeleteServerCertificate : ServerCertificateOperation<DeleteServerCertificateRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteServerCertificate));

    protected override async Task<Outcome<Nothing>> HandleAsync(
        DeleteServerCertificateRequest request, ServerCertificate certificate, Caller caller, DbSession session)
    {
        await TagStore.RemoveAllAsync(session, certificate.Id);
        await ServerCertificateStore.DeleteAsync(session, certificate.Id);
        return Nothing.Value;
    }
}
