using System.Globalization;

namespace Gatehouse.Server.Doors.Portal;

/// <summary>Instants on pages: always UTC and always said so.</summary>
internal static class Times
{
    public static string Show(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
