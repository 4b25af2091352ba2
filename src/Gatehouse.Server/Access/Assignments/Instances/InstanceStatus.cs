namespace Gatehouse.Server.Access.Assignments.Instances;

/// <summary>An instance is there at once or not at all.</summary>
internal static class InstanceStatus
{
    public const string Active = "ACTIVE";
}
