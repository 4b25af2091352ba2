using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.Certificates;

internal sealed record UpdateSigningCertificateRequest : IUserRequest
{
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    [Required]
    [Length(24, 128)]
    [Pattern(IamPatterns.Id)]
    public string CertificateId { get; init; } = null!;

    [Required]
    [OneOf(SigningCertificate.Active, SigningCertificate.Inactive)]
    public string Status { get; init; } = null!;
}

internal sealed class UpdateSigningCertificate : UserOperation<UpdateSigningCertificateRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdateSigningCertificate));

    protected override async Task<Outcome<Nothing>> HandleAsync(UpdateSigningCertificateRequest request, IamUser user, Caller caller, DbSession session) =>
        await SigningCertificateStore.SetStatusAsync(session, user.Id, request.CertificateId, request.Status)
            ? Nothing.Value
            : CertificateRefusals.NotFound(request.CertificateId);
}
