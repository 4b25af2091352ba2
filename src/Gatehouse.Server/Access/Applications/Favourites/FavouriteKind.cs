namespace Gatehouse.Server.Access.Applications.Favourites;

/// <summary>What can be put first at the portal. There are no others, so the names of its table are never somebody's text.</summary>
internal sealed record FavouriteKind
{
    private FavouriteKind(string table, string column) => (Table, Column) = (table, column);

    public static FavouriteKind Application { get; } = new("favourite_applications", "application_id");

    public static FavouriteKind Account { get; } = new("favourite_accounts", "account_id");

    public string Table { get; }

    public string Column { get; }
}
