namespace Gatehouse.Server.Doors.Console.Organizations;

/// <summary>Where the pages about the organization are.</summary>
internal static class OrganizationLinks
{
    public const string Tree = "/console/organizations";
    public const string Policies = "/console/organizations/policies";
    public const string NewPolicy = "/console/organizations/new/policy";
    public const string NewAccount = "/console/organizations/new/account";
    public const string Invite = "/console/organizations/invite";
    public const string Invitations = "/console/organizations/invitations";

    public static string ToPlace(string id) => $"/console/organizations/places/{Uri.EscapeDataString(id)}";

    public static string ToAccount(string id) => $"/console/organizations/accounts/{Uri.EscapeDataString(id)}";

    public static string ToPolicy(string id) => $"{Policies}/{Uri.EscapeDataString(id)}";
}
