using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Doors.Aws;

[SettingsSection("Api")]
internal sealed record ApiOptions : IJudgedOptions
{
    private const int Least = 64 * 1024;
    private const int Most = 32 * 1024 * 1024;

    [Setting("The largest body that a call of the API may have, in bytes. It is held in memory until its signature is judged.")]
    public int LargestBody { get; set; } = 2 * 1024 * 1024;

    [Setting("Whether a wrong signature is shown in the log with what this server would have signed. Secrets are hidden; the demo does it.")]
    public bool ShowWrongSignatures { get; set; }

    public IEnumerable<string> Problems()
    {
        if (LargestBody is < Least or > Most)
        {
            yield return $"Gatehouse:Api:LargestBody must be {Least} to {Most}.";
        }
    }
}
