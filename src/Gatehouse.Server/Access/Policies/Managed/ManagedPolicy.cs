namespace Gatehouse.Server.Access.Policies.Managed;

/// <summary>A policy with a name and versions of its own, that can be attached to many.</summary>
/// <param name="Id"><c>ANPA…</c></param>
/// <param name="LastVersion">The highest number ever given: numbers are not used again.</param>
internal sealed record ManagedPolicy(
    string Id,
    string Arn,
    string Name,
    string Path,
    string? Description,
    long DefaultVersion,
    long LastVersion,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    public const int LargestDocument = 6144;
    public const int MostVersions = 5;
    public const int MostPerAccount = 1500;

    public bool IsBuiltIn => Arn.StartsWith(PolicyArns.BuiltInPrefix, StringComparison.Ordinal);

    /// <summary>Made for roles that a service made itself; nobody else can have it.</summary>
    public bool IsForServiceRoles => Path.StartsWith("/aws-service-role/", StringComparison.Ordinal);
}

/// <summary>One text of a managed policy.</summary>
internal sealed record PolicyText(long Version, string Document, DateTimeOffset CreatedAt)
{
    public static string Name(long version) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"v{version}");

    /// <summary><c>v3</c>; nothing for names that we never give.</summary>
    public static long? Read(string name) =>
        name.StartsWith('v') && long.TryParse(name.AsSpan(1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version)
            ? version
            : null;
}
