using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.InstanceProfiles;

internal sealed record TagInstanceProfileRequest : IInstanceProfileRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string InstanceProfileName { get; init; } = null!;

    [Required]
    [Count(0, TagRules.Most)]
    public IReadOnlyList<Tag> Tags { get; init; } = null!;
}

internal sealed class TagInstanceProfile : InstanceProfileOperation<TagInstanceProfileRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(TagInstanceProfile));

    public override Refusal? Validate(TagInstanceProfileRequest request) => TagRules.FindProblem(request.Tags);

    protected override AccessCheck Ask(AccessCheck check, TagInstanceProfileRequest request) => TagRules.Ask(check, request.Tags);

    protected override async Task<Outcome<Nothing>> HandleAsync(
        TagInstanceProfileRequest request, InstanceProfile profile, Caller caller, DbSession session)
    {
        await TagStore.PutAsync(session, profile.Id, request.Tags);
        return await TagRules.FindTooManyAsync(session, profile.Id) is { } tooMany ? tooMany : Nothing.Value;
    }
}
