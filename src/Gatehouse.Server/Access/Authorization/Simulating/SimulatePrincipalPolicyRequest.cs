using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Authorization.Simulating;

internal sealed record SimulatePrincipalPolicyRequest : ISimulationRequest
{
    [Required]
    [Length(20, 2048)]
    public string PolicySourceArn { get; init; } = null!;

    [Count(0, SimulationPatterns.MostPolicies)]
    [Length(1, PolicyPatterns.LongestDocument)]
    [Pattern(IamPatterns.Document)]
    public IReadOnlyList<string>? PolicyInputList { get; init; }

    [Count(0, SimulationPatterns.MostPolicies)]
    [Length(1, PolicyPatterns.LongestDocument)]
    [Pattern(IamPatterns.Document)]
    public IReadOnlyList<string>? PermissionsBoundaryPolicyInputList { get; init; }

    [Required]
    [Count(1, SimulationPatterns.MostActions)]
    [Length(3, SimulationPatterns.LongestAction)]
    public IReadOnlyList<string> ActionNames { get; init; } = null!;

    [Count(0, SimulationPatterns.MostResources)]
    [Length(1, SimulationPatterns.LongestResource)]
    public IReadOnlyList<string>? ResourceArns { get; init; }

    [Length(1, PolicyPatterns.LongestDocument)]
    [Pattern(IamPatterns.Document)]
    public string? ResourcePolicy { get; init; }

    [Length(1, SimulationPatterns.LongestResource)]
    public string? ResourceOwner { get; init; }

    [Length(1, SimulationPatterns.LongestResource)]
    public string? CallerArn { get; init; }

    public IReadOnlyList<ContextEntry>? ContextEntries { get; init; }

    /// <summary>Which resources RunInstances would touch; it changes nothing here, because each is named.</summary>
    [Length(1, 64)]
    public string? ResourceHandlingOption { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}
