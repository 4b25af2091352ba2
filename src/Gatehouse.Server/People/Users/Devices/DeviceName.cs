using System.Text.RegularExpressions;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Users.Devices;

/// <summary>What people may call their devices on pages: what the API would take.</summary>
internal static partial class DeviceName
{
    public const int Longest = 128;
    public const string Invalid = "DeviceNameInvalid";

    public static Refusal? FindProblem(string name) =>
        name.Length <= Longest && Allowed().IsMatch(name)
            ? null
            : new(Invalid, RefusalKind.Malformed, $"A device name has 1 to {Longest} letters, digits and the characters + = , . @ - _ without spaces.");

    [GeneratedRegex(@"\A[A-Za-z0-9_+=,.@-]+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Allowed();
}
