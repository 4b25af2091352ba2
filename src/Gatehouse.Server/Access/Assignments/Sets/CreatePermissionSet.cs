using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Assignments.Sets;

internal sealed record CreatePermissionSetRequest : InstanceRequest
{
    [Required]
    [Length(1, 32)]
    [Pattern(SsoPatterns.Name)]
    public string Name { get; init; } = null!;

    [Length(1, 700)]
    [Pattern(SsoPatterns.Description)]
    public string? Description { get; init; }

    [Length(1, 100)]
    [Pattern(SsoPatterns.Duration)]
    public string? SessionDuration { get; init; }

    [Length(1, 240)]
    [Pattern(SsoPatterns.RelayState)]
    public string? RelayState { get; init; }

    [Count(0, 75)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

internal sealed class CreatePermissionSet(SecretSource random, TimeProvider clock) : InstanceOperation<CreatePermissionSetRequest, PermissionSetReply>
{
    private const string Hexadecimal = "0123456789abcdef";

    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreatePermissionSet));

    public override Refusal? Validate(CreatePermissionSetRequest request) => DurationRules.FindProblem(request.SessionDuration) ?? TagRules.FindProblem(request.Tags);

    protected override AccessCheck Ask(AccessCheck check, CreatePermissionSetRequest request) => TagRules.Ask(check, request.Tags);

    protected override async Task<Outcome<PermissionSetReply>> HandleAsync(CreatePermissionSetRequest request, WorkforceDirectory directory, DbSession session)
    {
        var set = new PermissionSet(
            "ps-" + random.Text(16, Hexadecimal),
            directory.Id,
            request.Name,
            request.Description,
            request.SessionDuration ?? PermissionSet.UsualDuration,
            request.RelayState,
            InlinePolicy: null,
            Boundary: null,
            Revision: 1,
            clock.GetUtcNow());
        if (!await PermissionSetStore.InsertAsync(session, set))
        {
            return await PermissionSetStore.FindByNameAsync(session, directory.Id, request.Name) is not null
                ? SsoRefusals.Conflict($"PermissionSet with name {request.Name} already exists.")
                : SsoRefusals.TooMany("permission sets", PermissionSet.MostPerDirectory);
        }

        await TagStore.PutAsync(session, set.Id, request.Tags ?? []);
        return await TagRules.FindTooManyAsync(session, set.Id) is { } tooMany
            ? tooMany
            : new PermissionSetReply { PermissionSet = PermissionSetItem.Of(set, directory) };
    }
}
