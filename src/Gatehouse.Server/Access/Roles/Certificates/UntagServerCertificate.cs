using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.Certificates;

internal sealed record UntagServerCertificateRequest : IServerCertificateRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string ServerCertificateName { get; init; } = null!;

    [Required]
    [Count(0, TagRules.Most)]
    [Length(1, 128)]
    [Pattern(IamPatterns.TagKey)]
    public IReadOnlyList<string> TagKeys { get; init; } = null!;
}

internal sealed class UntagServerCertificate : ServerCertificateOperation<UntagServerCertificateRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UntagServerCertificate));

    protected override AccessCheck Ask(AccessCheck check, UntagServerCertificateRequest request) => check.With("aws:TagKeys", request.TagKeys);

    protected override async Task<Outcome<Nothing>> HandleAsync(
        UntagServerCertificateRequest request, ServerCertificate certificate, Caller caller, DbSession session)
    {
        await TagStore.RemoveAsync(session, certificate.Id, request.TagKeys);
        return Nothing.Value;
    }
}
