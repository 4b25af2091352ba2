namespace Gatehouse.Server.Access.Authorization.Simulating;

/// <summary>Limits of the requests; those that the model does not name keep the work of one call bounded.</summary>
internal static class SimulationPatterns
{
    public const int LongestAction = 128;
    public const int LongestResource = 2048;
    public const int MostPolicies = 100;
    public const int MostActions = 10_000;
    public const int MostResources = 1_000;
}
