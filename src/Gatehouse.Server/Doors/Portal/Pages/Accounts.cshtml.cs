using Gatehouse.Server.Access.Applications.Favourites;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Portal.Pages;

/// <summary>The accounts in which the visitor may be something, and what they may be in the open one.</summary>
internal sealed class AccountsModel(PortalTools tools) : PortalPage(tools)
{
    public const int PerPage = 250;
    private const int PerRead = 1000;
    private const int MostReads = 10;
    private const int MostRoles = 200;
    private const int LongestFilter = 100;

    [BindProperty(SupportsGet = true, Name = "filter")]
    public string? Filter { get; set; }

    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int? Number { get; set; }

    /// <summary>The account whose roles are shown, by its id.</summary>
    [BindProperty(SupportsGet = true, Name = "open")]
    public string? Open { get; set; }

    /// <summary>The account whose star was pressed.</summary>
    [BindProperty]
    public string? Account { get; set; }

    /// <summary>Whether it becomes a favourite or is one no longer.</summary>
    [BindProperty]
    public bool Favourite { get; set; }

    public IReadOnlyList<AssignedAccount> Accounts { get; private set; } = [];

    /// <summary>Which of them stand first.</summary>
    public IReadOnlySet<string> Favourites { get; private set; } = new HashSet<string>();

    /// <summary>How many there are with and without the filter.</summary>
    public (int Fitting, int All) Counts { get; private set; }

    public IReadOnlyList<string> Roles { get; private set; } = [];

    public int Present { get; private set; } = 1;

    public int Pages => Math.Max(1, (Counts.Fitting + PerPage - 1) / PerPage);

    public Task OnGetAsync() => Tools.Database.ReadAsync(ShowAsync, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        await RunAsync(New<ChooseFavourite>(), new ChooseFavouriteRequest { AccountId = Account, Favourite = Favourite });
        Filter = Read(Filter);
        return Redirect(Here(1, AccountId.TryRead(Account ?? "", out var id) ? id.Value.Digits : null));
    }

    /// <summary>This page with another number or account, and the same filter.</summary>
    public string Here(int number, string? open) =>
        $"{Visitor.Home}/accounts?"
        + (string.IsNullOrEmpty(Filter) ? "" : $"filter={Uri.EscapeDataString(Filter)}&")
        + (number > 1 ? $"page-number={number}&" : "")
        + (open is null ? "" : $"open={open}#a{open}");

    private async Task<bool> ShowAsync(DbSession db)
    {
        Filter = Read(Filter);
        Favourites = (await FavouriteStore.FindAsync(db, Visitor.User.Id)).Accounts;
        var all = await FindAllAsync(db);
        var fitting = all.Where(Fits)
            .OrderByDescending(each => Favourites.Contains(each.Id.Digits))
            .ThenBy(static each => each.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static each => each.Id.Digits, StringComparer.Ordinal)
            .ToList();
        Counts = (fitting.Count, all.Count);
        Present = Math.Clamp(Number ?? 1, 1, Pages);
        Accounts = [.. fitting.Skip((Present - 1) * PerPage).Take(PerPage)];

        // The only one need not be opened first.
        Open ??= fitting is [var only] ? only.Id.Digits : null;
        Roles = AccountId.TryRead(Open ?? "", out var id) ? await WorkforceAccess.FindRolesAsync(db, Visitor.User, id.Value, "", MostRoles) : [];
        return true;
    }

    private static string? Read(string? filter) => filter is { Length: <= LongestFilter } ? filter.Trim() : null;

    private async Task<List<AssignedAccount>> FindAllAsync(DbSession db)
    {
        var all = new List<AssignedAccount>();
        for (var read = 0; read < MostReads; read++)
        {
            var some = await WorkforceAccess.FindAccountsAsync(db, Visitor.User, all.Count == 0 ? "" : all[^1].Id.Digits, PerRead);
            all.AddRange(some);
            if (some.Count < PerRead)
            {
                break;
            }
        }

        return all;
    }

    private bool Fits(AssignedAccount account) =>
        string.IsNullOrEmpty(Filter)
        || account.Name.Contains(Filter, StringComparison.OrdinalIgnoreCase)
        || account.Email.Contains(Filter, StringComparison.OrdinalIgnoreCase)
        || account.Id.Digits.Contains(Filter.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal);
}
