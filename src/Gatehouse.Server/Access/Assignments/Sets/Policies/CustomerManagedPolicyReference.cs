using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.Access.Assignments.Sets.Policies;

/// <summary>A policy that each account has under the same name and path.</summary>
internal sealed record CustomerManagedPolicyReference
{
    [Required]
    [Length(1, 128)]
    [Pattern(SsoPatterns.Name)]
    public string Name { get; init; } = null!;

    [Length(1, 512)]
    [Pattern(SsoPatterns.PolicyPath)]
    public string? Path { get; init; }

    public PolicyReference ToReference() => PolicyReference.CustomerManaged(Path, Name);

    public static CustomerManagedPolicyReference Of(PolicyReference policy) => new() { Name = policy.Name, Path = policy.Path };
}
