using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Doors.Health;

[SettingsSection("Metrics")]
internal sealed record MetricsOptions : IJudgedOptions
{
    [Setting("An address of its own for /metrics and /health, such as http://10.0.0.5:9464, for a monitoring network; empty to answer /metrics on this machine only.")]
    public string Url { get; set; } = "";

    /// <summary>0 when there is none.</summary>
    public int Port => Uri.TryCreate(Url.Replace("//*", "//localhost", StringComparison.Ordinal), UriKind.Absolute, out var uri) ? uri.Port : 0;

    public IEnumerable<string> Problems()
    {
        if (Url.Length > 0 && (Port <= 0 || !Url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)))
        {
            yield return "Gatehouse:Metrics:Url must be an address such as http://10.0.0.5:9464, with a port that Gatehouse:Urls does not use.";
        }
    }
}
