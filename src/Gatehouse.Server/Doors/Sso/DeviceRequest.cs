using System.Globalization;
using System.Net;
using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Doors.Sso;

/// <summary>A waiting program as a person is shown it.</summary>
internal sealed record DeviceRequest(string UserCode, SsoDeviceCode Waiting, WorkforceDirectory Directory, bool IsFromElsewhere)
{
    public string Asked => Waiting.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Place means network: pages never guess a town.</summary>
    public static bool IsElsewhere(SsoDeviceCode waiting, HttpContext context) =>
        !IPAddress.TryParse(waiting.Address, out var address) || ClientNetwork.Of(address) != RequestOrigins.NetworkOf(context);
}
