using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Authorization.Simulating;

/// <summary>What both simulations ask for.</summary>
internal interface ISimulationRequest : IPagedRequest
{
    IReadOnlyList<string>? PolicyInputList { get; }

    IReadOnlyList<string>? PermissionsBoundaryPolicyInputList { get; }

    IReadOnlyList<string> ActionNames { get; }

    IReadOnlyList<string>? ResourceArns { get; }

    string? ResourcePolicy { get; }

    string? ResourceOwner { get; }

    string? CallerArn { get; }

    IReadOnlyList<ContextEntry>? ContextEntries { get; }

    string? ResourceHandlingOption { get; }
}
