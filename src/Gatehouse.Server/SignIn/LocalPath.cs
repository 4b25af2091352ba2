namespace Gatehouse.Server.SignIn;

/// <summary>
/// Where to go after signing in: a path on this host and nothing else. Browsers read a backslash as a slash, two slashes as
/// another host, and drop tabs and line ends, so an address with any of these is not one of ours.
/// </summary>
internal static class LocalPath
{
    private const int MaxLength = 2000;

    /// <summary>The path as asked, or <paramref name="otherwise"/>.</summary>
    public static string Or(string? asked, string otherwise) => asked is not null && IsLocal(asked) ? asked : otherwise;

    private static bool IsLocal(string path) =>
        path.Length is > 0 and <= MaxLength
        && path[0] == '/'
        && (path.Length == 1 || path[1] is not '/' and not '\\')
        && !path.Any(static each => each is '\\' || char.IsControl(each) || char.IsWhiteSpace(each));
}
