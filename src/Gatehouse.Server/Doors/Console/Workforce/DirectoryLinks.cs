namespace Gatehouse.Server.Doors.Console.Workforce;

/// <summary>Where the pages of a directory are.</summary>
internal static class DirectoryLinks
{
    public const string Directory = "/console/workforce/directory";
    public const string Source = "/console/workforce/source";
    public const string Authentication = "/console/workforce/authentication";
    public const string People = "/console/workforce/users";
    public const string Groups = "/console/workforce/groups";
    public const string NewPerson = "/console/workforce/new/user";
    public const string Import = "/console/workforce/new/users-from-file";

    public static string Person(string id) => $"{People}/{id}";

    public static string Group(string id) => $"{Groups}/{id}";
}
