using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Factors;

/// <summary>The refusals of IAM about devices, with its codes. Clients compare the codes, pages look their own words up by them.</summary>
internal static class FactorRefusals
{
    public const string WrongCode = "InvalidAuthenticationCode";
    public const string WrongPasskey = "InvalidPasskey";
    public const string TooMany = "LimitExceeded";
    public const string Taken = "EntityAlreadyExists";
    public const string Unknown = "NoSuchEntity";
    public const string Expired = "EnrolmentExpired";
    public const string Throttling = "Throttling";

    public static Refusal InvalidCode(string? privateReason = null) =>
        new(WrongCode, RefusalKind.Forbidden, "Authentication code for device is not valid.", privateReason);

    /// <param name="privateReason">What the ceremony found; whoever made the answer need not learn it.</param>
    public static Refusal InvalidPasskey(string privateReason) =>
        new(WrongPasskey, RefusalKind.Forbidden, "The security key or passkey could not be registered.", privateReason);

    public static Refusal Throttled(TimeSpan wait) =>
        new(Throttling, RefusalKind.Throttled, "Too many authentication codes were tried. Wait before the next one.", "throttled", wait);

    public static Refusal LimitExceeded { get; } = new(TooMany, RefusalKind.Conflict, $"Cannot exceed quota for MFADevicesPerUser: {MfaDevice.Most}");

    public static Refusal NameTaken { get; } = new(Taken, RefusalKind.Conflict, "MFADevice entity at the same path and name already exists.");

    /// <summary>The same device again, for whomever.</summary>
    public static Refusal InUse { get; } = new(Taken, RefusalKind.Conflict, "MFADevice is already in use.");

    public static Refusal EnrolmentExpired { get; } =
        new(Expired, RefusalKind.Expired, "What was begun has expired. Begin again.");

    public static Refusal NotFound(string serial) => new(Unknown, RefusalKind.NotFound, $"VirtualMFADevice with serial number {serial} doesn't exist.");

    public static Refusal NotOf(string serial, string user) => new(Unknown, RefusalKind.NotFound, $"MFA device with serial number {serial} cannot be found for user {user}.");
}
