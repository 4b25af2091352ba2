namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>A list with a search field above and the way to the next page below.</summary>
/// <param name="Address">Where the list is.</param>
/// <param name="Search">What was searched for; nothing for all.</param>
/// <param name="Next">The marker of the next page; nothing on the last.</param>
/// <param name="IsLater">Whether this is not the first page.</param>
/// <param name="Kind">The chosen filter; nothing where there is none.</param>
internal sealed record ListView(string Address, string? Search, string? Next, bool IsLater, string? Kind = null)
{
    public const int PageLength = 50;

    /// <summary>The account that the list is about, where its page is about one of several.</summary>
    public string? Account { get; init; }

    public string First => Address + Query(null);

    public string Following => Address + Query(Next);

    public static string? Clean(string? search) => search?.Trim() is { Length: > 0 and <= 128 } text ? text : null;

    private string Query(string? marker)
    {
        var parts = new[] { ("account", Account), ("kind", Kind), ("search", Search), ("marker", marker) }
            .Where(static part => part.Item2 is not null)
            .Select(static part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}")
            .ToList();
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }
}
