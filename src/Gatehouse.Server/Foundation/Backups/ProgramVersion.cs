using System.Reflection;

namespace Gatehouse.Server.Foundation.Backups;

internal static class ProgramVersion
{
    /// <summary>Such as <c>0.1.0</c>, without the build's own marks.</summary>
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
