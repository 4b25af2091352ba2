using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Temporary;

internal sealed record AssumeRoleRequest
{
    [Required]
    [Length(20, 2048)]
    [Pattern(StsPatterns.Arn)]
    public string RoleArn { get; init; } = null!;

    /// <summary>Its pattern is judged after the ARN, as the service does: <see cref="AssumptionRules"/>.</summary>
    [Required]
    [Length(2, 64)]
    public string RoleSessionName { get; init; } = null!;

    [Count(0, SessionPolicies.MostArns)]
    public IReadOnlyList<PolicyDescriptor>? PolicyArns { get; init; }

    [Length(1, SessionPolicies.Longest)]
    [Pattern(StsPatterns.Document)]
    public string? Policy { get; init; }

    [Range(SessionLength.Shortest, SessionLength.LongestOfRole)]
    public int? DurationSeconds { get; init; }

    [Count(0, SessionTagRules.Most)]
    public IReadOnlyList<Tag>? Tags { get; init; }

    [Count(0, SessionTagRules.Most)]
    [Length(1, 128)]
    [Pattern(StsPatterns.TagKey)]
    public IReadOnlyList<string>? TransitiveTagKeys { get; init; }

    [Length(2, 1224)]
    [Pattern(StsPatterns.ExternalId)]
    public string? ExternalId { get; init; }

    [Length(9, 256)]
    [Pattern(StsPatterns.SerialNumber)]
    public string? SerialNumber { get; init; }

    [Length(6, 6)]
    [Pattern(StsPatterns.TokenCode)]
    [Secret]
    public string? TokenCode { get; init; }

    [Length(2, 64)]
    [Pattern(StsPatterns.Name)]
    public string? SourceIdentity { get; init; }

    [Count(1, 5)]
    public IReadOnlyList<ProvidedContext>? ProvidedContexts { get; init; }
}

/// <summary>A statement for whom of a directory an application acts, as <see cref="IdentityContexts"/> writes it.</summary>
internal sealed record ProvidedContext
{
    [Length(20, 2048)]
    [Pattern(StsPatterns.Arn)]
    public string? ProviderArn { get; init; }

    [Length(4, 2048)]
    [Secret]
    public string? ContextAssertion { get; init; }
}
