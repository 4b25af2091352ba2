namespace Gatehouse.Server.People.Users.Devices;

/// <summary>A request about one device, by its ARN.</summary>
internal interface IDeviceRequest
{
    string SerialNumber { get; }
}
