using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Managed;

/// <summary>A managed policy as answers show it.</summary>
internal sealed record PolicyItem
{
    public required string PolicyName { get; init; }

    public required string PolicyId { get; init; }

    public required string Arn { get; init; }

    public required string Path { get; init; }

    public required string DefaultVersionId { get; init; }

    public required int AttachmentCount { get; init; }

    public required int PermissionsBoundaryUsageCount { get; init; }

    public required bool IsAttachable { get; init; }

    public string? Description { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    public required DateTimeOffset UpdateDate { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>Without description and tags, as lists show it.</summary>
    public static PolicyItem Of(ManagedPolicy policy, PolicyUsage usage) => new()
    {
        PolicyName = policy.Name,
        PolicyId = policy.Id,
        Arn = policy.Arn,
        Path = policy.Path,
        DefaultVersionId = PolicyText.Name(policy.DefaultVersion),
        AttachmentCount = (int)usage.Attachments,
        PermissionsBoundaryUsageCount = (int)usage.Boundaries,
        IsAttachable = true,
        CreateDate = policy.CreatedAt,
        UpdateDate = policy.UpdatedAt,
    };
}

/// <summary>A version as answers show it; the document only where one version is asked for.</summary>
internal sealed record PolicyVersionItem
{
    [UrlEncoded]
    public string? Document { get; init; }

    public required string VersionId { get; init; }

    public required bool IsDefaultVersion { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    public static PolicyVersionItem Of(ManagedPolicy policy, PolicyText text, bool withDocument = false) => new()
    {
        Document = withDocument ? text.Document : null,
        VersionId = PolicyText.Name(text.Version),
        IsDefaultVersion = policy.DefaultVersion == text.Version,
        CreateDate = text.CreatedAt,
    };
}
