using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Doors.Scim;

[SettingsSection("Scim")]
internal sealed record ScimOptions : IJudgedOptions
{
    [Setting("How many SCIM requests a directory's identity provider may send at once.")]
    public int Burst { get; set; } = 500;

    [Setting("How many SCIM requests a directory's identity provider may send in a second.")]
    public int PerSecond { get; set; } = 100;

    [Setting("The longest body of a SCIM request, in bytes.")]
    public int LargestBody { get; set; } = 262_144;

    public IEnumerable<string> Problems()
    {
        if (Burst < 1 || PerSecond < 1 || LargestBody < 1024)
        {
            yield return "Gatehouse:Scim:Burst and PerSecond must be at least 1, and LargestBody at least 1024.";
        }
    }
}
