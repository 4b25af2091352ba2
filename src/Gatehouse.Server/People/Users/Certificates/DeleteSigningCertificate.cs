using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.Certificates;

internal sealed record DeleteSigningCertificateRequest : IUserRequest
{
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    [Required]
    [Length(24, 128)]
    [Pattern(IamPatterns.Id)]
    public string CertificateId { get; init; } = null!;
}

internal sealed class DeleteSigningCertificate : UserOperation<DeleteSigningCertificateRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteSigningCertificate));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteSigningCertificateRequest request, IamUser user, Caller caller, DbSession session) =>
        await SigningCertificateStore.DeleteAsync(session, user.Id, request.CertificateId)
            ? Nothing.Value
            : CertificateRefusals.NotFound(request.CertificateId);
}
