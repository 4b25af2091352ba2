using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Logging;

internal static class LoggingRoom
{
    public static void Add(IServiceCollection services) => services.AddSettings<LoggingOptions>();
}
