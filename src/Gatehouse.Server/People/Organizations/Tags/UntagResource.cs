using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Organizations.Tags;

internal sealed record UntagResourceRequest : TaggedRequest
{
    [Required]
    [Count(0, 200)]
    [Length(1, 128)]
    [Pattern(IamPatterns.TagKey)]
    public IReadOnlyList<string> TagKeys { get; init; } = null!;
}

internal sealed class UntagResource : TaggedOperation<UntagResourceRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UntagResource));

    protected override AccessCheck Ask(AccessCheck check, UntagResourceRequest request) => check.With("aws:TagKeys", request.TagKeys);

    protected override async Task<Outcome<Nothing>> HandleAsync(UntagResourceRequest request, string key, DbSession session)
    {
        await TagStore.RemoveAsync(session, key, request.TagKeys);
        return Nothing.Value;
    }
}
