using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.People.Organizations;

/// <summary>The ids of the service's model, each with the letters that say what it names.</summary>
internal static class OrganizationIds
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

    public static string NewOrganization(SecretSource random) => "o-" + random.Text(10, Alphabet);

    public static string NewRoot(SecretSource random) => "r-" + random.Text(4, Alphabet);

    public static string NewUnit(string rootId, SecretSource random) => $"ou-{rootId[2..]}-{random.Text(8, Alphabet)}";

    public static string NewPolicy(SecretSource random) => "p-" + random.Text(10, Alphabet);

    public static string NewResourcePolicy(SecretSource random) => "rp-" + random.Text(8, Alphabet);

    public static string NewHandshake(SecretSource random) => "h-" + random.Text(32, Alphabet);

    public static string NewAccountRequest(SecretSource random) => "car-" + random.Text(32, Alphabet);
}
