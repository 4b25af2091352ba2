using Gatehouse.Server.Access.Authorization.Simulating;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.People.Users.Groups;

namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>The texts of statements that decided, as far as the visitor may read the policies they stand in.</summary>
internal sealed class StatementExcerpts(IamPage page)
{
    private const int MostPolicies = 20;

    /// <param name="arn">The user, group or role whose policies decided.</param>
    public async Task<IReadOnlyDictionary<StatementReference, string>> FindAsync(string arn, IReadOnlyList<StatementReference> statements)
    {
        var wanted = statements.Select(static each => each.SourcePolicyId).Distinct(StringComparer.Ordinal).Take(MostPolicies).ToHashSet(StringComparer.Ordinal);
        var texts = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var holder in await FindHoldersAsync(arn))
        {
            await ReadAsync(holder, wanted, texts);
        }

        // Two policies of one name, on a user and on its group: which of them decided cannot be told by the name.
        return statements.Distinct()
            .Where(each => texts.GetValueOrDefault(each.SourcePolicyId) is [_])
            .ToDictionary(static each => each, each => Cut(texts[each.SourcePolicyId][0], each));
    }

    private async Task<IReadOnlyList<PolicyHolder>> FindHoldersAsync(string arn)
    {
        var parts = arn[(arn.LastIndexOf(':') + 1)..].Split('/');
        var kind = parts[0] + "s";
        if (PolicyHolder.Find(page, kind, IamLinks.Segment(parts[^1])) is not { } holder)
        {
            return [];
        }

        var groups = kind == PolicyHolder.Users ? (await page.TryAsync(page.New<ListGroupsForUser>(), new() { UserName = holder.Name })).Value?.Groups : null;
        return [holder, .. (groups ?? []).Select(group => PolicyHolder.Find(page, PolicyHolder.Groups, IamLinks.Segment(group.GroupName))!)];
    }

    private async Task ReadAsync(PolicyHolder holder, HashSet<string> wanted, Dictionary<string, List<string>> texts)
    {
        foreach (var name in (await holder.ListInlineAsync()).Value?.Where(wanted.Contains) ?? [])
        {
            Keep(texts, name, (await holder.ReadInlineAsync(name)).Value);
        }

        foreach (var policy in (await holder.ListAttachedAsync()).Value?.Where(each => wanted.Contains(each.PolicyName)) ?? [])
        {
            if ((await page.TryAsync(page.New<GetPolicy>(), new() { PolicyArn = policy.PolicyArn })).Value is { Policy.DefaultVersionId: var version })
            {
                Keep(texts, policy.PolicyName, (await page.TryAsync(page.New<GetPolicyVersion>(), new() { PolicyArn = policy.PolicyArn, VersionId = version }))
                    .Value?.PolicyVersion.Document);
            }
        }
    }

    private static void Keep(Dictionary<string, List<string>> texts, string name, string? text)
    {
        if (text is null)
        {
            return;
        }

        if (!texts.TryGetValue(name, out var kept))
        {
            texts.Add(name, kept = []);
        }

        if (!kept.Contains(text))
        {
            kept.Add(text);
        }
    }

    /// <summary>Lines and columns count from one; the end is the last character.</summary>
    private static string Cut(string text, StatementReference statement)
    {
        var lines = text.Split('\n');
        var (from, to) = (Math.Clamp(statement.StartPosition.Line, 1, lines.Length) - 1, Math.Clamp(statement.EndPosition.Line, 1, lines.Length) - 1);
        return from == to
            ? lines[from][Math.Clamp(statement.StartPosition.Column - 1, 0, lines[from].Length)..Math.Clamp(statement.EndPosition.Column, statement.StartPosition.Column - 1, lines[from].Length)]
            : string.Join('\n', lines[from..(to + 1)]);
    }
}
