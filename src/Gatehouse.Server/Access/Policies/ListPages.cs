using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies;

/// <summary>Answers page by page. What a limit keeps short is read whole and cut in memory; the rest is cut by its statement.</summary>
internal static class ListPages
{
    /// <param name="items">All of them, in any order.</param>
    /// <param name="keyOf">Different for each; the order of the list.</param>
    /// <param name="answer">Makes the reply of a page and the marker of the next.</param>
    public static Outcome<TReply> Cut<T, TReply>(
        IEnumerable<T> items, Func<T, string> keyOf, IPagedRequest request, Func<IReadOnlyList<T>, string?, TReply> answer)
    {
        if (PageOf.Read(request) is not Outcome<PageOf>.Done { Value: var page })
        {
            return IamRefusals.ValidationError("Invalid Marker.");
        }

        var rest = items.Where(item => string.CompareOrdinal(keyOf(item), page.After) > 0).OrderBy(keyOf, StringComparer.Ordinal).Take(page.Count + 1).ToList();
        var (rows, next) = page.Cut(rest, keyOf);
        return answer(rows, next);
    }

    /// <param name="find">Reads one row more than the page has.</param>
    public static async Task<Outcome<TReply>> CutAsync<T, TReply>(
        Func<PageOf, Task<IReadOnlyList<T>>> find, Func<T, string> keyOf, IPagedRequest request, Func<IReadOnlyList<T>, string?, Task<TReply>> answer)
    {
        if (PageOf.Read(request) is not Outcome<PageOf>.Done { Value: var page })
        {
            return IamRefusals.ValidationError("Invalid Marker.");
        }

        var (rows, next) = page.Cut(await find(page), keyOf);
        return await answer(rows, next);
    }
}
