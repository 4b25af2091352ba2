using System.Text.Json;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Access.Assignments.Instances;

internal sealed record AccessControlAttributeValue
{
    [Required]
    [Count(1, 1)]
    [Length(0, 256)]
    [Pattern(@"[\p{L}\p{Z}\p{N}_.:\/=+\-@\[\]\{\}\$\\""]*")]
    public IReadOnlyList<string> Source { get; init; } = null!;
}

/// <summary>A tag of sessions, and where its value comes from: <c>${path:enterprise.department}</c>.</summary>
internal sealed record AccessControlAttribute
{
    [Required]
    [Length(1, 128)]
    [Pattern(@"[\p{L}\p{Z}\p{N}_.:\/=+\-@]+")]
    public string Key { get; init; } = null!;

    [Required]
    public AccessControlAttributeValue Value { get; init; } = null!;
}

internal sealed record InstanceAccessControlAttributeConfiguration
{
    private const int Most = 50;

    [Required]
    [Count(0, Most)]
    public IReadOnlyList<AccessControlAttribute> AccessControlAttributes { get; init; } = null!;

    public static InstanceAccessControlAttributeConfiguration Read(string json) => new() { AccessControlAttributes = JsonSerializer.Deserialize<List<AccessControlAttribute>>(json)! };

    public string Write() => JsonSerializer.Serialize(AccessControlAttributes);

    public Refusal? FindProblem() =>
        AccessControlAttributes.Select(static each => each.Key.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Count() != AccessControlAttributes.Count
            ? SsoRefusals.Invalid("Attribute keys must be different from each other.")
        : AccessControlAttributes.FirstOrDefault(static each => !AttributeSources.Knows(each.Value.Source[0])) is { } unknown
            ? SsoRefusals.Invalid($"The source {unknown.Value.Source[0]} names no attribute of a user.")
        : null;
}
