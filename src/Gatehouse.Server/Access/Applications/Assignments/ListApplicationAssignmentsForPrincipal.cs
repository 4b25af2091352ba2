using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;
namespace Gatehouse.Server.Access.Applications.Assignments;

internal sealed record ListApplicationAssignmentsFilter
{
    [Length(SsoPatterns.ShortestArn, SsoPatterns.LongestArn)]
    [Pattern(ApplicationPatterns.ApplicationArn)]
    public string? ApplicationArn { get; init; }
}

internal sealed record ListApplicationAssignmentsForPrincipalRequest : InstanceRequest
{
    [Required]
    [Length(1, 47)]
    [Pattern(SsoPatterns.PrincipalId)]
    public string PrincipalId { get; init; } = null!;

    [Required]
    [OneOf(AssignedPrincipal.User, AssignedPrincipal.Group)]
    public string PrincipalType { get; init; } = null!;

    public ListApplicationAssignmentsFilter? Filter { get; init; }

    [Range(1, 100)]
    public int? MaxResults { get; init; }

    [Length(0, SsoPatterns.LongestToken)]
    [Pattern(SsoPatterns.Token)]
    public string? NextToken { get; init; }
}

/// <summary>What a user or group may use; a user's groups are counted in, and then the group is named.</summary>
internal sealed class ListApplicationAssignmentsForPrincipal : InstanceOperation<ListApplicationAssignmentsForPrincipalRequest, ApplicationAssignmentsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListApplicationAssignmentsForPrincipal), readOnly: true);

    protected override async Task<Outcome<ApplicationAssignmentsReply>> HandleAsync(
        ListApplicationAssignmentsForPrincipalRequest request, WorkforceDirectory directory, DbSession session)
    {
        var principal = AssignedPrincipal.Of(request.PrincipalType, request.PrincipalId);
        var application = request.Filter?.ApplicationArn is { } arn ? PolicyArns.NameOf(arn) : "";
        return !await PrincipalStore.ExistsAsync(session, directory.Id, principal)
            ? SsoRefusals.NotFound($"Could not find {principal.Type} with ID {principal.Id}.")
            : await TokenPages.CutAsync(
                request.NextToken,
                request.MaxResults,
                (after, limit) => ApplicationAssignmentStore.FindOfPrincipalAsync(session, directory.Id, principal, application, after, limit),
                ApplicationAssignmentStore.PlaceOf,
                (rows, next) => new ApplicationAssignmentsReply([.. rows.Select(each => Show(each, directory))], next));
    }

    /// <summary>Applications belong to the account of their directory.</summary>
    private static ApplicationAssignmentItem Show(ApplicationAssignment assignment, WorkforceDirectory directory) => new(
        $"arn:aws:sso::{directory.AccountId}:application/{directory.InstanceId}/{assignment.ApplicationId}", assignment.Principal.Id, assignment.Principal.Type);
}
