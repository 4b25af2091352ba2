using System.Diagnostics.CodeAnalysis;

namespace Gatehouse.Server.People.Accounts;

/// <summary>1 to 50 printable ASCII characters other than &lt; and &gt; (AWS account service, PutAccountName).</summary>
internal static class AccountName
{
    public const int MaxLength = 50;

    public static bool TryRead(string? typed, [NotNullWhen(true)] out string? name)
    {
        name = typed?.Trim();
        if (name is { Length: > 0 and <= MaxLength } && name.All(static each => each is >= ' ' and <= '~' and not '<' and not '>'))
        {
            return true;
        }

        name = null;
        return false;
    }
}
