using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Access.Authorization;

[SettingsSection("Access")]
internal sealed record AccessOptions
{
    [Setting("Whether denied calls end with a message that DecodeAuthorizationMessage explains to who may call it in the same account.")]
    public bool EncodeDenials { get; set; }
}
