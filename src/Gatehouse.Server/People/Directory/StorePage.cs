using System.Buffers.Text;
using System.Text;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Directory;

/// <summary>A list asked for page by page, in the order of ids.</summary>
internal interface IStorePageRequest
{
    string? NextToken { get; }

    int? MaxResults { get; }
}

/// <summary>Which rows a page is made of. Stores read one more than <see cref="Count"/> to know whether another page follows.</summary>
/// <param name="After">The id of the last row before it; empty for the first page.</param>
internal sealed record StorePage(string After, int Count)
{
    private const int Usual = 100;
    private const int LongestId = 64;

    /// <summary>As many rows as tell whether another page follows.</summary>
    public int Limit => Count + 1;

    public static Outcome<StorePage> Read(IStorePageRequest request)
    {
        if (request.NextToken is not { Length: > 0 } token)
        {
            return new StorePage("", request.MaxResults ?? Usual);
        }

        var after = Base64Url.IsValid(token) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)) : "";
        return after.Length is > 0 and <= LongestId && after.All(static each => char.IsAsciiLetterOrDigit(each) || each == '-')
            ? new StorePage(after, request.MaxResults ?? Usual)
            : StoreRefusals.Invalid("The NextToken is not one of this operation's.");
    }

    /// <summary>The rows of this page, and the token of the next one if there is one.</summary>
    public (IReadOnlyList<T> Rows, string? Next) Cut<T>(IReadOnlyList<T> rows, Func<T, string> idOf) =>
        rows.Count <= Count
            ? (rows, null)
            : ([.. rows.Take(Count)], Base64Url.EncodeToString(Encoding.UTF8.GetBytes(idOf(rows[Count - 1]))));
}
