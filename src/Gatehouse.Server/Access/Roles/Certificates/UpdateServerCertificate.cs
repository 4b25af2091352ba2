using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.Certificates;

internal sealed record UpdateServerCertificateRequest : IServerCertificateRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string ServerCertificateName { get; init; } = null!;

    [Length(1, 512)]
    [Pattern(IamPatterns.Path)]
    public string? NewPath { get; init; }

    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string? NewServerCertificateName { get; init; }
}

internal sealed class UpdateServerCertificate : ServerCertificateOperation<UpdateServerCertificateRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdateServerCertificate));

    /// <summary>Both names are asked about: else renaming would move a certificate to where the caller has no say.</summary>
    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(UpdateServerCertificateRequest request, Caller caller, DbSession session)
    {
        var checks = await base.FindChecksAsync(request, caller, session);
        var target = ServerCertificate.ArnOf(caller.AccountId, request.NewPath ?? "/", request.NewServerCertificateName ?? request.ServerCertificateName);
        return request.NewPath is null && request.NewServerCertificateName is null ? checks : [.. checks, checks[0] with { Resource = target }];
    }

    protected override async Task<Outcome<Nothing>> HandleAsync(
        UpdateServerCertificateRequest request, ServerCertificate certificate, Caller caller, DbSession session)
    {
        var name = request.NewServerCertificateName ?? certificate.Name;
        return await ServerCertificateStore.RenameAsync(session, certificate, name, request.NewPath ?? certificate.Path)
            ? Nothing.Value
            : CertificateRefusals.AlreadyExists(name);
    }
}
