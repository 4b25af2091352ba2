using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.Certificates;

internal sealed record ListServerCertificatesRequest : IPagedRequest
{
    [Length(1, 512)]
    [Pattern(IamPatterns.PathPrefix)]
    public string? PathPrefix { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListServerCertificatesReply
{
    public required IReadOnlyList<ServerCertificateMetadata> ServerCertificateMetadataList { get; init; }

    public bool IsTruncated => Marker is not null;

    public string? Marker { get; init; }
}

internal sealed class ListServerCertificates : IamOperation<ListServerCertificatesRequest, ListServerCertificatesReply>
{
    public override OperationDeclaration Declaration { get; } =
        Declare(nameof(ListServerCertificates), "arn:aws:iam::{account}:server-certificate/", readOnly: true);

    public override async Task<Outcome<ListServerCertificatesReply>> HandleAsync(ListServerCertificatesRequest request, Caller caller, DbSession session) =>
        await PagedAnswer.MakeAsync(
            request,
            (await ServerCertificateStore.FindAllAsync(session, caller.AccountId))
                .Where(certificate => certificate.Path.StartsWith(request.PathPrefix ?? "/", StringComparison.Ordinal)),
            static certificate => IamUserStore.KeyOf(certificate.Name),
            static (certificates, next) => new ListServerCertificatesReply
            {
                ServerCertificateMetadataList = [.. certificates.Select(ServerCertificateMetadata.Of)],
                Marker = next,
            });
}
