using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>Where clients and people find the parts of the service. They are wired into clients: all stand at the origin.</summary>
internal sealed class SsoEndpoints(PublicAddress address)
{
    public const string AuthorizationPath = "/authorize";
    public const string TokenPath = "/token";
    public const string DevicePath = "/device";

    public string Authorization => address.To(AuthorizationPath);

    public string Token => address.To(TokenPath);

    /// <summary>Where a person types a device code.</summary>
    public string Device => address.To(DevicePath);

    public string DeviceWith(string userCode) => $"{Device}?user_code={userCode}";
}
