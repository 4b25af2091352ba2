using System.Buffers.Text;
using System.Text;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Users;

/// <summary>A list asked for page by page. Lists are in the order of one key, so a page begins after the last key of the one before.</summary>
internal interface IPagedRequest
{
    string? Marker { get; }

    int? MaxItems { get; }
}

/// <summary>Which rows a page is made of. Stores read one more than <see cref="Count"/> to know whether another page follows.</summary>
/// <param name="After">The key of the last row before it; empty for the first page.</param>
internal sealed record PageOf(string After, int Count)
{
    private const int Usual = 100;

    public static Refusal InvalidMarker { get; } = IamRefusals.ValidationError("Invalid Marker.");

    public static Outcome<PageOf> Read(IPagedRequest request)
    {
        if (request.Marker is not { Length: > 0 } marker)
        {
            return new PageOf("", request.MaxItems ?? Usual);
        }

        return Base64Url.IsValid(marker)
            ? new PageOf(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(marker)), request.MaxItems ?? Usual)
            : InvalidMarker;
    }

    /// <summary>The rows of this page, and the marker of the next one if there is one.</summary>
    public (IReadOnlyList<T> Rows, string? Next) Cut<T>(IReadOnlyList<T> rows, Func<T, string> keyOf) =>
        rows.Count <= Count
            ? (rows, null)
            : ([.. rows.Take(Count)], MarkerOf(keyOf(rows[Count - 1])));

    /// <summary>The marker of the page that begins after a key.</summary>
    public static string MarkerOf(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));
}
