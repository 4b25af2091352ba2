namespace Gatehouse.Server.Access.Assignments.Accounts;

/// <summary>Whether an account's role is in step with its permission set, as lists are filtered by it.</summary>
internal static class ProvisioningSteps
{
    public const string Latest = "LATEST_PERMISSION_SET_PROVISIONED";
    public const string Behind = "LATEST_PERMISSION_SET_NOT_PROVISIONED";

    /// <summary>Nothing for both.</summary>
    public static bool? Read(string? filter) => filter is null ? null : filter == Latest;
}
