using System.Text.RegularExpressions;

namespace Gatehouse.Benchmarks.Load;

/// <summary>What a browser with an empty cache transfers for the sign-in page, heads of the answers included.</summary>
internal static partial class PageWeightBench
{
    public static async Task<bool> RunAsync()
    {
        Console.WriteLine("page weight: /signin and everything it names");
        using var accounts = await SeededAccounts.MakeAsync();
        using var server = ServerProcess.StartGatehouse(accounts.Folder);
        using var browser = new LeanBrowser(server.Port);
        var page = browser.Get("/signin", "br, gzip");
        var total = page.Bytes;
        Console.WriteLine($"  /signin: {page.Bytes} bytes");
        foreach (var asset in Named().Matches(page.Body).Select(static match => match.Groups["path"].Value).Distinct(StringComparer.Ordinal))
        {
            var answer = browser.Get(asset, "br, gzip");
            total += answer.Bytes;
            Console.WriteLine($"  {asset}: {answer.Bytes} bytes");
        }

        Console.WriteLine($"  scripts: {Script().Count(page.Body)}");
        return Figures.Judge("transferred", total / 1e3, " kB", 60, atLeast: false);
    }

    [GeneratedRegex("""(href|src)="(?<path>/assets/[^"]+)" """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Named();

    [GeneratedRegex("<script")]
    private static partial Regex Script();
}
