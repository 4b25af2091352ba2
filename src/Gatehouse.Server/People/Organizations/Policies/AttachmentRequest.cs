using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.People.Organizations.Policies;

internal abstract record AttachmentRequest : PolicyRequest
{
    [Required]
    [Length(0, 100)]
    [Pattern(OrganizationPatterns.TargetId)]
    public string TargetId { get; init; } = null!;
}
