using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Sets;

internal sealed record UpdatePermissionSetRequest : PermissionSetRequest
{
    [Length(1, 700)]
    [Pattern(SsoPatterns.Description)]
    public string? Description { get; init; }

    [Length(1, 100)]
    [Pattern(SsoPatterns.Duration)]
    public string? SessionDuration { get; init; }

    [Length(1, 240)]
    [Pattern(SsoPatterns.RelayState)]
    public string? RelayState { get; init; }
}

/// <summary>A relay state that is not given is taken away, which is how clients clear it; the rest stays as it is.</summary>
internal sealed class UpdatePermissionSet : PermissionSetOperation<UpdatePermissionSetRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdatePermissionSet));

    public override Refusal? Validate(UpdatePermissionSetRequest request) => DurationRules.FindProblem(request.SessionDuration);

    protected override async Task<Outcome<Nothing>> HandleAsync(UpdatePermissionSetRequest request, WorkforceDirectory directory, PermissionSet set, DbSession session)
    {
        await PermissionSetStore.UpdateAsync(session, set with
        {
            Description = request.Description ?? set.Description,
            SessionDuration = request.SessionDuration ?? set.SessionDuration,
            RelayState = request.RelayState,
        });
        return Nothing.Value;
    }
}
