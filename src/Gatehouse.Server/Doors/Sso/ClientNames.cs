namespace Gatehouse.Server.Doors.Sso;

/// <summary>What a program calls itself, for people: anybody may register any name, so it is kept too short for a story.</summary>
internal static class ClientNames
{
    private const int LongestShown = 60;

    public static string Show(string name) => name.Length <= LongestShown ? name : string.Concat(name.AsSpan(0, LongestShown), "…");
}
