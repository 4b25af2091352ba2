using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Organizations.Tags;

internal sealed record TagResourceRequest : TaggedRequest
{
    [Required]
    public IReadOnlyList<Tag> Tags { get; init; } = null!;
}

internal sealed class TagResource : TaggedOperation<TagResourceRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(TagResource));

    public override Refusal? Validate(TagResourceRequest request) => OrganizationTags.FindProblem(request.Tags);

    protected override AccessCheck Ask(AccessCheck check, TagResourceRequest request) => TagRules.Ask(check, request.Tags);

    protected override async Task<Outcome<Nothing>> HandleAsync(TagResourceRequest request, string key, DbSession session)
    {
        await TagStore.PutAsync(session, key, request.Tags);
        return await OrganizationTags.FindTooManyAsync(session, key) is { } tooMany ? tooMany : Nothing.Value;
    }
}
