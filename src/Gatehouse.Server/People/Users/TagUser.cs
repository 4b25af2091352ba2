using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users;

internal sealed record TagUserRequest : IUserRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    [Required]
    [Count(0, TagRules.Most)]
    public IReadOnlyList<Tag> Tags { get; init; } = null!;
}

/// <summary>Adds tags; a key that is there already gets the new value.</summary>
internal sealed class TagUser : UserOperation<TagUserRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(TagUser));

    public override Refusal? Validate(TagUserRequest request) => TagRules.FindProblem(request.Tags);

    protected override AccessCheck Ask(AccessCheck check, TagUserRequest request) => TagRules.Ask(check, request.Tags);

    protected override async Task<Outcome<Nothing>> HandleAsync(TagUserRequest request, IamUser user, Caller caller, DbSession session)
    {
        await IamUserStore.LockAsync(session, user.Id);
        await TagStore.PutAsync(session, user.Id, request.Tags);
        return await TagRules.FindTooManyAsync(session, user.Id) is { } tooMany ? tooMany : Nothing.Value;
    }
}
