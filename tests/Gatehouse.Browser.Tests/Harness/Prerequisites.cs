using Gatehouse.Server.Tests.Harness;

namespace Gatehouse.Browser.Tests.Harness;

/// <summary>What this suite needs and does not bring along. A machine without it skips the tests; CI fails them.</summary>
internal static class Prerequisites
{
    public static string Chromium { get; } = Environment.GetEnvironmentVariable("GATEHOUSE_TEST_CHROMIUM") ?? "/usr/bin/chromium";

    public static string Axe { get; } = Path.Combine(Repository.Root, "tests", "Gatehouse.Browser.Tests", "node_modules", "axe-core", "axe.min.js");

    public static string? Missing { get; } = Find();

    public static bool IsCi => Environment.GetEnvironmentVariable("CI") is "true" or "1";

    private static string? Find()
    {
        if (!File.Exists(Chromium))
        {
            return $"{Chromium} is missing: install Debian's package chromium, or name another one in GATEHOUSE_TEST_CHROMIUM.";
        }

        return File.Exists(Axe) ? null : "axe-core is missing: run 'npm ci' in tests/Gatehouse.Browser.Tests.";
    }
}
