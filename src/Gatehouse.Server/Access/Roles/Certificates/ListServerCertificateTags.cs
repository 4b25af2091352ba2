using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.Certificates;

internal sealed record ListServerCertificateTagsRequest : IServerCertificateRequest, IPagedRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string ServerCertificateName { get; init; } = null!;

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListServerCertificateTagsReply
{
    public required IReadOnlyList<Tag> Tags { get; init; }

    public bool IsTruncated => Marker is not null;

    public string? Marker { get; init; }
}

internal sealed class ListServerCertificateTags : ServerCertificateOperation<ListServerCertificateTagsRequest, ListServerCertificateTagsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListServerCertificateTags), readOnly: true);

    protected override async Task<Outcome<ListServerCertificateTagsReply>> HandleAsync(
        ListServerCertificateTagsRequest request, ServerCertificate certificate, Caller caller, DbSession session) =>
        await PagedAnswer.MakeAsync(
            request,
            await TagStore.FindAllAsync(session, certificate.Id),
            static tag => tag.Key.ToLowerInvariant(),
            static (tags, next) => new ListServerCertificateTagsReply { Tags = tags, Marker = next });
}
