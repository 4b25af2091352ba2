namespace Gatehouse.Server.People.Users.ServiceCredentials;

/// <summary>The services whose own user names and passwords IAM gives out.</summary>
internal static class SupportedServices
{
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "cassandra.amazonaws.com",
        "codecommit.amazonaws.com",
    };
}
