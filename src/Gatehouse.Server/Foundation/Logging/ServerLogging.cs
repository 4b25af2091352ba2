using Gatehouse.Server.Foundation.Settings;
using Microsoft.Extensions.Logging.Console;

namespace Gatehouse.Server.Foundation.Logging;

/// <summary>Logs go to standard output, one line each, and whoever started the server keeps them.</summary>
internal static class ServerLogging
{
    /// <param name="toError">For verbs whose standard output is their answer: warnings and worse, on standard error.</param>
    public static void Configure(ILoggingBuilder logging, IConfiguration configuration, bool toError)
    {
        var options = SettingsReader.Read<LoggingOptions>(configuration);
        logging.ClearProviders();
        logging.Configure(static factory => factory.ActivityTrackingOptions = ActivityTrackingOptions.None);
        logging.SetMinimumLevel(toError && options.Level < LogLevel.Warning ? LogLevel.Warning : options.Level);
        logging.AddFilter("Microsoft", options.Framework);

        // Its scope would repeat the request id on every line, under its own name and before ours is known.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        if (toError)
        {
            logging.Services.Configure<ConsoleLoggerOptions>(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        }

        if (options.Format == LogFormat.Json)
        {
            logging.AddJsonConsole(static json =>
            {
                json.IncludeScopes = true;
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            });
        }
        else
        {
            logging.AddSimpleConsole(static simple =>
            {
                simple.SingleLine = true;
                simple.IncludeScopes = true;
                simple.UseUtcTimestamp = true;
                simple.TimestampFormat = "yyyy-MM-dd HH:mm:ss'Z' ";
            });
        }
    }
}
