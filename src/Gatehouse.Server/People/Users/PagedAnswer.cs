using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Users;

/// <summary>Reads the page that a request asks for, and makes the reply of what is on it.</summary>
internal static class PagedAnswer
{
    /// <param name="findAsync">Rows after the page's key, in the order of that key, one more than the page holds.</param>
    /// <param name="answer">Makes the reply of the rows and the next page's marker.</param>
    public static async Task<Outcome<TReply>> MakeAsync<TRow, TReply>(
        IPagedRequest request, Func<PageOf, Task<IReadOnlyList<TRow>>> findAsync, Func<TRow, string> keyOf, Func<IReadOnlyList<TRow>, string?, Task<TReply>> answer)
    {
        switch (PageOf.Read(request))
        {
            case Outcome<PageOf>.Done { Value: var page }:
                var (rows, next) = page.Cut(await findAsync(page), keyOf);
                return await answer(rows, next);
            case Outcome<PageOf>.Refused { Refusal: var refusal }:
                return refusal;
            default:
                throw new InvalidOperationException("A page is read or refused.");
        }
    }

    public static Task<Outcome<TReply>> MakeAsync<TRow, TReply>(
        IPagedRequest request, Func<PageOf, Task<IReadOnlyList<TRow>>> findAsync, Func<TRow, string> keyOf, Func<IReadOnlyList<TRow>, string?, TReply> answer) =>
        MakeAsync(request, findAsync, keyOf, (rows, next) => Task.FromResult(answer(rows, next)));

    /// <summary>For lists that are never long: what a limit keeps short is read whole and cut here.</summary>
    /// <param name="all">In any order; each has a key of its own.</param>
    public static Task<Outcome<TReply>> MakeAsync<TRow, TReply>(
        IPagedRequest request, IEnumerable<TRow> all, Func<TRow, string> keyOf, Func<IReadOnlyList<TRow>, string?, TReply> answer) =>
        MakeAsync(
            request,
            page => Task.FromResult<IReadOnlyList<TRow>>(
            [
                .. all.Where(row => string.CompareOrdinal(keyOf(row), page.After) > 0).OrderBy(keyOf, StringComparer.Ordinal).Take(page.Count + 1),
            ]),
            keyOf,
            answer);
}
