using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.Certificates;

internal sealed record ListSigningCertificatesRequest : IUserRequest, IPagedRequest
{
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListSigningCertificatesReply(IReadOnlyList<CertificateView> Certificates, bool IsTruncated, string? Marker);

internal sealed class ListSigningCertificates : UserOperation<ListSigningCertificatesRequest, ListSigningCertificatesReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListSigningCertificates), readOnly: true);

    protected override async Task<Outcome<ListSigningCertificatesReply>> HandleAsync(
        ListSigningCertificatesRequest request, IamUser user, Caller caller, DbSession session) =>
        await PagedAnswer.MakeAsync(
            request,
            await SigningCertificateStore.FindOfUserAsync(session, user.Id),
            static certificate => certificate.Id,
            (certificates, next) => new ListSigningCertificatesReply(
                [.. certificates.Select(certificate => CertificateView.Of(certificate, user))], next is not null, next));
}
