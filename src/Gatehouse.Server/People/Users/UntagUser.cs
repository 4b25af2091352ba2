using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users;

internal sealed record UntagUserRequest : IUserRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    [Required]
    [Count(0, TagRules.Most)]
    [Length(1, 128)]
    [Pattern(IamPatterns.TagKey)]
    public IReadOnlyList<string> TagKeys { get; init; } = null!;
}

/// <summary>Removes tags; a key that is not there is no error.</summary>
internal sealed class UntagUser : UserOperation<UntagUserRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UntagUser));

    protected override AccessCheck Ask(AccessCheck check, UntagUserRequest request) =>
        request.TagKeys.Count > 0 ? check.With("aws:TagKeys", [.. request.TagKeys]) : check;

    protected override async Task<Outcome<Nothing>> HandleAsync(UntagUserRequest request, IamUser user, Caller caller, DbSession session)
    {
        await TagStore.RemoveAsync(session, user.Id, request.TagKeys);
        return Nothing.Value;
    }
}
