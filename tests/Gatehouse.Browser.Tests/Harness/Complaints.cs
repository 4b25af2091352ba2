using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Gatehouse.Browser.Tests.Harness;

/// <summary>What a browser says about our pages that no person sees: breaches of the page policy, errors of scripts, files that do not come.</summary>
internal sealed class Complaints
{
    private readonly ConcurrentQueue<string> all = new();

    public static Complaints Of(IBrowserContext context)
    {
        var complaints = new Complaints();
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.all.Enqueue($"{message.Page?.Url}: {message.Text} {message.Location}");
            }
        };
        context.WebError += (_, error) => complaints.all.Enqueue($"{error.Page?.Url}: {error.Error}");
        context.RequestFailed += (_, request) =>
        {
            // A person who goes on before a page is whole aborts what was still to come.
            if (request.Failure != "net::ERR_ABORTED")
            {
                complaints.all.Enqueue($"{request.Url}: {request.Failure}");
            }
        };
        return complaints;
    }

    public IEnumerable<string> Except(string? expected) => all.Where(complaint => expected is null || !complaint.Contains(expected, StringComparison.Ordinal));

    public bool Any(string part) => all.Any(complaint => complaint.Contains(part, StringComparison.Ordinal));
}
