namespace Gatehouse.Server.Doors.Console.Workforce;

/// <summary>Where the pages about workforce access are.</summary>
internal static class WorkforceLinks
{
    public const string Sets = "/console/workforce/permission-sets";
    public const string NewSet = "/console/workforce/new/permission-set";
    public const string Assignments = "/console/workforce/assignments";
    public const string Matrix = "/console/workforce/access";

    /// <param name="part">A page of its own below it, such as <c>policy</c>.</param>
    public static string To(string setId, string? part = null) => $"{Sets}/{Uri.EscapeDataString(setId)}{(part is null ? "" : "/" + part)}";
}
