using System.Globalization;
using Gatehouse.Server.Access;
using Gatehouse.Server.Doors.Console.Events;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.People.Accounts.RootUser;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Pages;

internal sealed class SignInEventsModel(
    ConsoleEntrance entrance, OperationRunner runner, IStringLocalizer<Texts> texts, ListSignInEvents list, LiftThrottle lift)
    : ConsolePage(entrance, runner, texts)
{
    private const int PageLength = 50;

    /// <summary>Which events; an unknown word means the sign-ins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    /// <summary>Where the page before ended: instant and id.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public IReadOnlyList<EventLine> Events { get; private set; } = [];

    public string? Next { get; private set; }

    public bool IsLater { get; private set; }

    public IEnumerable<(EventFilter Filter, string Word, bool Chosen)> Filters =>
        Enum.GetValues<EventFilter>().Select(each => (each, Word(each), each == Filter));

    private EventFilter Filter => Enum.GetValues<EventFilter>().FirstOrDefault(each => Word(each) == Show);

    public async Task OnGetAsync()
    {
        var before = ReadCursor();
        IsLater = before is not null;
        var found = await ReadAsync(list, new(Filter, PageLength, before));
        Show = Word(Filter);
        Events = [.. found.Events.Select(row => EventLine.Of(row, Words))];
        Next = found.Next is { } next ? string.Create(CultureInfo.InvariantCulture, $"{next.At}.{next.Id}") : null;
    }

    public async Task<IActionResult> OnPostLiftThrottleAsync()
    {
        await RunAsync(lift, new());
        return Finish("/console/events", "Throttle");
    }

    private static string Word(EventFilter filter) => filter.ToString().ToLowerInvariant();

    /// <summary>A mangled one opens the newest page.</summary>
    private AuditCursor? ReadCursor()
    {
        var parts = (Before ?? "").Split('.', 2);
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && Guid.TryParseExact(parts[1], "D", out var id)
                ? new AuditCursor(at, id.ToString())
                : null;
    }
}
