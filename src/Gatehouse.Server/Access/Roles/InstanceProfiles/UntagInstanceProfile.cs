using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.InstanceProfiles;

internal sealed record UntagInstanceProfileRequest : IInstanceProfileRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string InstanceProfileName { get; init; } = null!;

    [Required]
    [Count(0, TagRules.Most)]
    [Length(1, 128)]
    [Pattern(IamPatterns.TagKey)]
    public IReadOnlyList<string> TagKeys { get; init; } = null!;
}

internal sealed class UntagInstanceProfile : InstanceProfileOperation<UntagInstanceProfileRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UntagInstanceProfile));

    protected override AccessCheck Ask(AccessCheck check, UntagInstanceProfileRequest request) => check.With("aws:TagKeys", request.TagKeys);

    protected override async Task<Outcome<Nothing>> HandleAsync(
        UntagInstanceProfileRequest request, InstanceProfile profile, Caller caller, DbSession session)
    {
        await TagStore.RemoveAsync(session, profile.Id, request.TagKeys);
        return Nothing.Value;
    }
}
