using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users.AccessKeys;

namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>A key and its last use, which not everybody may see who may see the key.</summary>
internal sealed record AccessKeyLine(AccessKeyView Key, AccessKeyLastUse? LastUse);

/// <summary>Somebody's access keys on a page, with what can be done to them.</summary>
/// <param name="user">Nothing for the visitor's own.</param>
internal sealed class AccessKeyCard(IamPage page, string? user, string address)
{
    public const string KeysChanged = "AccessKeysChanged";

    /// <summary>Where its forms go.</summary>
    public string Address { get; } = address;

    public bool IsOfRoot => user is null && page.Visitor.IsRoot;

    public IReadOnlyList<AccessKeyLine> Keys { get; private set; } = [];

    public MissingPermission? Missing { get; private set; }

    /// <summary>The key that was made for this answer.</summary>
    public OnceShown? Made { get; private set; }

    /// <summary>Which keys the person saw who asks for one more.</summary>
    public string Known => string.Join(' ', Keys.Select(static line => line.Key.AccessKeyId));

    public async Task LoadAsync()
    {
        var answer = await page.TryAsync(page.New<ListAccessKeys>(), new() { UserName = user });
        Missing = answer.Missing;
        var lines = new List<AccessKeyLine>();
        foreach (var key in answer.Value?.AccessKeyMetadata ?? [])
        {
            var use = await page.TryAsync(page.New<GetAccessKeyLastUsed>(), new() { AccessKeyId = key.AccessKeyId });
            lines.Add(new(key, use.Value?.AccessKeyLastUsed));
        }

        Keys = lines;
    }

    /// <summary>
    /// A form that is sent twice, by showing its answer again, makes no second key: it says which keys there were when it was shown.
    /// </summary>
    public async Task<Answer<CreateAccessKeyReply>> CreateAsync(string? known)
    {
        await LoadAsync();
        if (Missing is null && (known ?? "") != Known)
        {
            return new(new Refusal(KeysChanged, RefusalKind.Conflict, "The keys are others than this form knows."));
        }

        var answer = await page.TryAsync(page.New<CreateAccessKey>(), new() { UserName = user });
        if (answer.Value is { AccessKey: var key })
        {
            Made = OnceShown.Key(key.AccessKeyId, key.SecretAccessKey);
            await LoadAsync();
        }

        return answer;
    }

    public Task<Answer<Nothing>> SetAsync(string? id, string? status) =>
        page.TryAsync(page.New<UpdateAccessKey>(), new() { UserName = user, AccessKeyId = id!, Status = status! });

    public Task<Answer<Nothing>> DeleteAsync(string? id) =>
        page.TryAsync(page.New<DeleteAccessKey>(), new() { UserName = user, AccessKeyId = id! });
}
