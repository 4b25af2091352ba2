using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments;

internal abstract record PermissionSetRequest : InstanceRequest
{
    [Required]
    [Length(SsoPatterns.ShortestArn, SsoPatterns.LongestArn)]
    [Pattern(SsoPatterns.PermissionSetArn)]
    public string PermissionSetArn { get; init; } = null!;
}

/// <summary>An operation on one permission set. Policies are asked about the instance and the set.</summary>
internal abstract class PermissionSetOperation<TRequest, TReply> : InstanceOperation<TRequest, TReply>
    where TRequest : PermissionSetRequest
{
    protected override async ValueTask<IReadOnlyList<AccessCheck>> FindFurtherChecksAsync(TRequest request, WorkforceDirectory? directory, DbSession session) =>
    [
        await AskAsync(session, request.PermissionSetArn, directory is null ? null : (await FindAsync(request, directory, session))?.Id),
    ];

    protected sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, WorkforceDirectory directory, DbSession session) =>
        await FindAsync(request, directory, session) is { } set
            ? await HandleAsync(request, directory, set, session)
            : SsoRefusals.NotFound($"Could not find PermissionSet with ARN {request.PermissionSetArn}.");

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, WorkforceDirectory directory, PermissionSet set, DbSession session);

    private static async Task<PermissionSet?> FindAsync(TRequest request, WorkforceDirectory directory, DbSession session) =>
        await PermissionSetStore.FindAsync(session, directory.Id, PolicyArns.NameOf(request.PermissionSetArn)) is { } set
        && set.ArnIn(directory.InstanceId) == request.PermissionSetArn
            ? set
            : null;
}
