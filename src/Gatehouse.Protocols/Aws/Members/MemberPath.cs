namespace Gatehouse.Protocols.Aws.Members;

/// <summary>How errors name a place in a request.</summary>
internal static class MemberPath
{
    /// <summary>Errors begin a member's name with a small letter, whatever the wire does.</summary>
    public static string Word(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    public static string Item(string list, int number) => $"{list}.{number}.member";
}
