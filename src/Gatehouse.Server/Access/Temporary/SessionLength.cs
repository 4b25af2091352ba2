namespace Gatehouse.Server.Access.Temporary;

/// <summary>How long temporary credentials live, in seconds.</summary>
internal static class SessionLength
{
    public const int Shortest = 900;
    public const int LongestOfRole = 43_200;
    public const int LongestOfUser = 129_600;
    public const int DefaultOfRole = 3_600;
    public const int DefaultOfUser = 43_200;

    /// <summary>Whoever comes by a chain of roles may stay an hour, whatever the last role allows.</summary>
    public const int LongestOfChain = 3_600;

    private const int LongestOfRoot = 3_600;

    /// <summary>For session tokens and federated users. A root user who asks for more than an hour gets an hour and no error.</summary>
    public static TimeSpan OfUser(int? asked, string kind) =>
        TimeSpan.FromSeconds(kind == PrincipalKinds.Root ? Math.Min(asked ?? LongestOfRoot, LongestOfRoot) : asked ?? DefaultOfUser);
}
