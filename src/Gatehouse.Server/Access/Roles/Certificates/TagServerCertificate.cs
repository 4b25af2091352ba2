using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.Certificates;

internal sealed record TagServerCertificateRequest : IServerCertificateRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string ServerCertificateName { get; init; } = null!;

    [Required]
    [Count(0, TagRules.Most)]
    public IReadOnlyList<Tag> Tags { get; init; } = null!;
}

internal sealed class TagServerCertificate : ServerCertificateOperation<TagServerCertificateRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(TagServerCertificate));

    public override Refusal? Validate(TagServerCertificateRequest request) => TagRules.FindProblem(request.Tags);

    protected override AccessCheck Ask(AccessCheck check, TagServerCertificateRequest request) => TagRules.Ask(check, request.Tags);

    protected override async Task<Outcome<Nothing>> HandleAsync(
        TagServerCertificateRequest request, ServerCertificate certificate, Caller caller, DbSession session)
    {
        await TagStore.PutAsync(session, certificate.Id, request.Tags);
        return await TagRules.FindTooManyAsync(session, certificate.Id) is { } tooMany ? tooMany : Nothing.Value;
    }
}
