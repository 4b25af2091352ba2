using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Accounts;

internal abstract record AssignmentDemand : PermissionSetRequest
{
    [Required]
    [Length(12, 12)]
    [Pattern(SsoPatterns.AccountId)]
    public string TargetId { get; init; } = null!;

    [Required]
    [OneOf(TargetTypes.Account)]
    public string TargetType { get; init; } = null!;

    [Required]
    [OneOf(AssignedPrincipal.User, AssignedPrincipal.Group)]
    public string PrincipalType { get; init; } = null!;

    [Required]
    [Length(1, 47)]
    [Pattern(SsoPatterns.PrincipalId)]
    public string PrincipalId { get; init; } = null!;

    public AssignedPrincipal ToPrincipal() => AssignedPrincipal.Of(PrincipalType, PrincipalId);
}

/// <summary>Assigns or takes away: policies are asked about the instance, the permission set and the account. The request is kept.</summary>
internal abstract class AssignmentOperation<TRequest, TReply>(SecretSource random, TimeProvider clock) : PermissionSetOperation<TRequest, TReply>
    where TRequest : AssignmentDemand
{
    protected override async ValueTask<IReadOnlyList<AccessCheck>> FindFurtherChecksAsync(TRequest request, WorkforceDirectory? directory, DbSession session) =>
        [.. await base.FindFurtherChecksAsync(request, directory, session), AskOfAccount(request.TargetId)];

    /// <summary>A failure is no refusal: who asks for the status later learns of it.</summary>
    protected async Task<AccountAssignmentOperationStatus> KeepAsync(
        DbSession session, TRequest request, WorkforceDirectory directory, PermissionSet set, string kind, string? failure)
    {
        var kept = new AssignmentRequest(
            AssignmentRequest.NewId(random), directory.Id, kind, failure, set.Id, request.TargetId, request.ToPrincipal(), clock.GetUtcNow());
        await AssignmentRequestStore.InsertAsync(session, kept);
        return AccountAssignmentOperationStatus.Of(kept, directory);
    }
}
