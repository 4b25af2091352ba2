namespace Gatehouse.Server.People.Users.Devices;

/// <summary>Texts about devices that IAM's model allows, written as the model writes them.</summary>
internal static class DevicePatterns
{
    public const string SerialNumber = @"[\w+=/:,.@-]+";
    public const string Code = @"[\d]+";
}
