using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Assignments;

/// <summary>Lists of the JSON services: NextToken and MaxResults.</summary>
internal static class TokenPages
{
    /// <param name="find">Reads up to a number of rows after a key.</param>
    /// <param name="keyOf">Different for each row; the order of the list.</param>
    /// <param name="answer">Makes the reply of a page and the token of the next.</param>
    public static async Task<Outcome<TReply>> CutAsync<T, TReply>(
        string? token, int? most, Func<string, int, Task<IReadOnlyList<T>>> find, Func<T, string> keyOf, Func<IReadOnlyList<T>, string?, TReply> answer)
    {
        if (PageOf.Read(new Asked(token, most)) is not Outcome<PageOf>.Done { Value: var page })
        {
            return SsoRefusals.Invalid("The pagination token is invalid.");
        }

        var (rows, next) = page.Cut(await find(page.After, page.Count + 1), keyOf);
        return answer(rows, next);
    }

    /// <summary>Cuts in memory what a limit keeps short.</summary>
    public static Task<Outcome<TReply>> CutAsync<T, TReply>(
        string? token, int? most, IEnumerable<T> items, Func<T, string> keyOf, Func<IReadOnlyList<T>, string?, TReply> answer) =>
        CutAsync(
            token,
            most,
            (after, limit) => Task.FromResult<IReadOnlyList<T>>(
                [.. items.Where(item => string.CompareOrdinal(keyOf(item), after) > 0).OrderBy(keyOf, StringComparer.Ordinal).Take(limit)]),
            keyOf,
            answer);

    private sealed record Asked(string? Marker, int? MaxItems) : IPagedRequest;
}
