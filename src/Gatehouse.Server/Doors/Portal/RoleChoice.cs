using System.Text.RegularExpressions;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.SignIn;

namespace Gatehouse.Server.Doors.Portal;

/// <summary>An account and a role in it, as forms and shortcut links name them. Whether the visitor may be that is asked later.</summary>
internal sealed partial record RoleChoice(AccountId Account, string Role)
{
    /// <summary>Nothing for what can be neither.</summary>
    public static RoleChoice? Read(string? account, string? role) =>
        AccountId.TryRead(account ?? "", out var id) && RoleName().IsMatch(role ?? "") ? new(id.Value, role!) : null;

    /// <summary>A shortcut leads to a page of the console and nowhere else, whoever made it.</summary>
    public static string DestinationOf(string? asked) =>
        LocalPath.Or(asked, Console) is var path && (path == Console || path.StartsWith(Console + "/", StringComparison.Ordinal) || path.StartsWith(Console + "?", StringComparison.Ordinal))
            ? path
            : Console;

    private const string Console = "/console";

    [GeneratedRegex(@"\A[\w+=,.@-]{1,32}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RoleName();
}
