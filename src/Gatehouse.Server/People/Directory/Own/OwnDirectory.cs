using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Directory.Own;

/// <summary>What workforce users' operations on themselves have in common. No policy is asked: they are in no account.</summary>
internal static class OwnDirectory
{
    private const int LongestDeviceName = 64;

    public static Refusal Gone { get; } = new("ConflictException", RefusalKind.Conflict, "This was changed meanwhile.");

    public static Refusal DeviceNameWrong { get; } = new("ValidationException", RefusalKind.Malformed, "A device name has 1 to 64 characters.");

    public static OperationDeclaration Declare(string name, bool readOnly = false) =>
        new(name, "sso-directory.amazonaws.com", new OperationRule.Self(DirectoryUser.Kind), readOnly);

    public static Refusal? FindProblem(string deviceName) =>
        string.IsNullOrWhiteSpace(deviceName) || deviceName.Length > LongestDeviceName || deviceName.Any(char.IsControl) ? DeviceNameWrong : null;
}
