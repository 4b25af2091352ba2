namespace Gatehouse.Server.People.Directory.Scim;

/// <summary>Which part of a list is asked for: by an index, or after a cursor.</summary>
/// <param name="StartIndex">From 1; it counts only without a cursor.</param>
/// <param name="Cursor">The id after which the page begins, empty for the first; nothing when the index counts.</param>
internal sealed record ProvisionPage(int StartIndex, int Count, string? Cursor)
{
    public const int Most = 100;
}

/// <param name="Total">Nothing where a cursor was asked for.</param>
/// <param name="Next">The id after which the next page begins; nothing on the last and by index.</param>
internal sealed record ProvisionedList<T>(IReadOnlyList<T> Rows, long? Total, string? Next);
