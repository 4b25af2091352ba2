using Gatehouse.Server.Access.Applications;
using Gatehouse.Server.Access.Applications.Favourites;
using Gatehouse.Server.Foundation.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Portal.Pages;

/// <summary>The applications that the visitor may use and that have a tile; the favourites first.</summary>
internal sealed class ApplicationsModel(PortalTools tools) : PortalPage(tools)
{
    public const int MostShown = 200;
    private const int PerRead = 1000;
    private const int LongestFilter = 100;

    [BindProperty(SupportsGet = true, Name = "filter")]
    public string? Filter { get; set; }

    /// <summary>The application whose star was pressed.</summary>
    [BindProperty]
    public string? Id { get; set; }

    /// <summary>Whether it becomes a favourite or is one no longer.</summary>
    [BindProperty]
    public bool Favourite { get; set; }

    public IReadOnlyList<ApplicationTile> Tiles { get; private set; } = [];

    /// <summary>How many there are with and without the filter.</summary>
    public (int Fitting, int All) Counts { get; private set; }

    public string Here => Visitor.Home + "/applications" + (string.IsNullOrEmpty(Filter) ? "" : "?filter=" + Uri.EscapeDataString(Filter));

    public Task OnGetAsync() => Tools.Database.ReadAsync(ShowAsync, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        Filter = Read(Filter);
        await RunAsync(New<ChooseFavourite>(), new ChooseFavouriteRequest { ApplicationId = Id, Favourite = Favourite });
        return Redirect(Here);
    }

    private static string? Read(string? filter) => filter is { Length: <= LongestFilter } ? filter.Trim() : null;

    private async Task<bool> ShowAsync(DbSession db)
    {
        Filter = Read(Filter);
        var favourites = (await FavouriteStore.FindAsync(db, Visitor.User.Id)).Applications;
        var all = await FindAllAsync(db);
        var fitting = all.Where(Fits).Select(each => new ApplicationTile(each, favourites.Contains(each.Id))).ToList();
        Counts = (fitting.Count, all.Count);
        Tiles =
        [
            .. fitting.OrderByDescending(static each => each.IsFavourite)
                .ThenBy(static each => each.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(static each => each.Id, StringComparer.Ordinal)
                .Take(MostShown),
        ];
        return true;
    }

    private async Task<List<Application>> FindAllAsync(DbSession db)
    {
        var all = new List<Application>();
        for (var last = ""; all.Count < Application.MostPerDirectory;)
        {
            var some = await WorkforceApplications.FindAsync(db, Visitor.User, last, PerRead);

            // Also what was written down before addresses were judged becomes no link.
            all.AddRange(some.Where(static each => ApplicationAddress.IsSafe(each.Url)));
            if (some.Count < PerRead)
            {
                break;
            }

            last = some[^1].Id;
        }

        return all;
    }

    private bool Fits(Application application) =>
        string.IsNullOrEmpty(Filter)
        || application.Name.Contains(Filter, StringComparison.OrdinalIgnoreCase)
        || (application.Description ?? "").Contains(Filter, StringComparison.OrdinalIgnoreCase);
}
