using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.SignIn.Sessions;

[SettingsSection("TrustedDevices")]
internal sealed record TrustedDeviceOptions : IJudgedOptions
{
    [Setting("For how many days a trusted device is spared the MFA code, where the kind of user and the directory allow it.")]
    public int Days { get; set; } = 30;

    public IEnumerable<string> Problems()
    {
        if (Days is < 1 or > 365)
        {
            yield return "Gatehouse:TrustedDevices:Days must be a number from 1 to 365; 30 is the default.";
        }
    }
}
