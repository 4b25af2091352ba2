using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Organizations;

/// <summary>A list asked for page by page; pages of this service are short.</summary>
internal abstract record PageRequest
{
    [Length(0, OrganizationPatterns.LongestToken)]
    public string? NextToken { get; init; }

    [Range(1, OrganizationPatterns.MostOnPage)]
    public int? MaxResults { get; init; }
}

internal static class OrganizationPages
{
    /// <param name="find">Reads up to a number of rows after a key, in its order.</param>
    /// <param name="keyOf">Different for each row.</param>
    /// <param name="answer">Makes the reply of a page and the token of the next.</param>
    public static async Task<Outcome<TReply>> CutAsync<T, TReply>(
        PageRequest request, Func<string, int, Task<IReadOnlyList<T>>> find, Func<T, string> keyOf, Func<IReadOnlyList<T>, string?, TReply> answer)
    {
        if (PageOf.Read(new Asked(request.NextToken, request.MaxResults ?? OrganizationPatterns.MostOnPage)) is not Outcome<PageOf>.Done { Value: var page })
        {
            return OrganizationRefusals.Invalid("INVALID_NEXT_TOKEN", "You provided an invalid NextToken.");
        }

        var (rows, next) = page.Cut(await find(page.After, page.Count + 1), keyOf);
        return answer(rows, next);
    }

    /// <summary>Cuts in memory what a limit keeps short.</summary>
    public static Task<Outcome<TReply>> CutAsync<T, TReply>(PageRequest request, IEnumerable<T> items, Func<T, string> keyOf, Func<IReadOnlyList<T>, string?, TReply> answer) =>
        CutAsync(
            request,
            (after, limit) => Task.FromResult<IReadOnlyList<T>>(
                [.. items.Where(item => string.CompareOrdinal(keyOf(item), after) > 0).OrderBy(keyOf, StringComparer.Ordinal).Take(limit)]),
            keyOf,
            answer);

    private sealed record Asked(string? Marker, int? MaxItems) : IPagedRequest;
}
