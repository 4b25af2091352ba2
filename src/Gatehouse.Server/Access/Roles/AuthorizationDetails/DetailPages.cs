using Gatehouse.Server.Access.Policies.BuiltIn;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.AuthorizationDetails;

/// <summary>One thing on a page; the key begins with its kind, so that one marker goes through all kinds.</summary>
internal sealed record DetailEntry(string Key, object Subject);

/// <summary>Goes through users, groups, roles and policies as one long list.</summary>
internal sealed class DetailPages(BuiltInPolicies builtIn)
{
    public const string User = "User";
    public const string Group = "Group";
    public const string Role = "Role";
    public const string Local = "LocalManagedPolicy";
    public const string OfAws = "AWSManagedPolicy";

    private static readonly string[] Kinds = [User, Group, Role, Local, OfAws];

    /// <summary>One entry more than the page has, where another page follows.</summary>
    public async Task<IReadOnlyList<DetailEntry>> FindAsync(DbSession session, string accountId, IReadOnlyList<string>? filter, PageOf page)
    {
        List<DetailEntry> entries = [];
        for (var kind = 0; kind < Kinds.Length && entries.Count <= page.Count; kind++)
        {
            var prefix = (char)('0' + kind);
            if ((filter is { Count: > 0 } && !filter.Contains(Kinds[kind])) || (page.After.Length > 0 && page.After[0] > prefix))
            {
                continue;
            }

            var after = page.After.StartsWith(prefix) ? page.After[1..] : "";
            var rest = new PageOf(after, page.Count - entries.Count);
            entries.AddRange((await FindAsync(session, accountId, Kinds[kind], rest)).Select(each => each with { Key = prefix + each.Key }));
        }

        return entries;
    }

    private async Task<IEnumerable<DetailEntry>> FindAsync(DbSession session, string accountId, string kind, PageOf page)
    {
        var account = AccountId.Get(accountId);
        return kind switch
        {
            User => (await IamUserStore.FindPageAsync(session, account, "/", page)).Select(static user => new DetailEntry(IamUserStore.KeyOf(user.Name), user)),
            Group => (await IamGroupStore.FindPageAsync(session, account, "/", page)).Select(static group => new DetailEntry(IamUserStore.KeyOf(group.Name), group)),
            Role => (await RoleStore.FindPageAsync(session, accountId, "/", page)).Select(static role => new DetailEntry(IamUserStore.KeyOf(role.Name), role)),
            Local => (await ManagedPolicyStore.FindPageAsync(session, accountId, "/", attached: false, boundary: false, page))
                .Select(static policy => new DetailEntry(policy.Arn, policy)),
            _ => builtIn.All.Where(known => string.CompareOrdinal(known.Policy.Arn, page.After) > 0).Take(page.Count + 1)
                .Select(static known => new DetailEntry(known.Policy.Arn, known.Policy)),
        };
    }
}
