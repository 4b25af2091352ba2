using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Logging;

internal enum LogFormat
{
    Simple,
    Json,
}

[SettingsSection("Logging")]
internal sealed record LoggingOptions
{
    [Setting("Simple for people and the journal of systemd, Json for a log collector: one object a line.")]
    public LogFormat Format { get; set; } = LogFormat.Simple;

    [Setting("The least level that is written: Trace, Debug, Information, Warning, Error, Critical or None.")]
    public LogLevel Level { get; set; } = LogLevel.Information;

    [Setting("The same for the web framework, which tells much at Information.")]
    public LogLevel Framework { get; set; } = LogLevel.Warning;
}
