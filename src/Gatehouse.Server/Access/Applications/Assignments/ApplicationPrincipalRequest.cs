using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;

namespace Gatehouse.Server.Access.Applications.Assignments;

internal abstract record ApplicationPrincipalRequest : ApplicationRequest
{
    [Required]
    [Length(1, 47)]
    [Pattern(SsoPatterns.PrincipalId)]
    public string PrincipalId { get; init; } = null!;

    [Required]
    [OneOf(AssignedPrincipal.User, AssignedPrincipal.Group)]
    public string PrincipalType { get; init; } = null!;

    public AssignedPrincipal ToPrincipal() => AssignedPrincipal.Of(PrincipalType, PrincipalId);
}

/// <summary>An assignment as answers show it.</summary>
internal sealed record ApplicationAssignmentItem(string ApplicationArn, string PrincipalId, string PrincipalType);
