using Gatehouse.Policies.Model;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>The link by which people switch to a role without typing.</summary>
internal static class RoleLinks
{
    public const string Page = "/console/switch-role";
    private const string Resource = "role/";

    public static string SwitchTo(PublicAddress address, Account account, HolderFacts role) =>
        address.To($"{Page}?account={Uri.EscapeDataString(account.Alias ?? account.Id.Digits)}&roleName={Uri.EscapeDataString(NameOf(role.Arn))}");

    /// <summary>With its path.</summary>
    private static string NameOf(string arn) =>
        Arn.TryRead(arn, out var read) && read.Resource.StartsWith(Resource, StringComparison.Ordinal) ? read.Resource[Resource.Length..] : "";
}
