using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users.AccessKeys;

internal sealed record ListAccessKeysRequest : IUserRequest, IPagedRequest
{
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

/// <param name="UserName">Absent for the root user.</param>
internal sealed record AccessKeyView(string? UserName, string AccessKeyId, string Status, DateTimeOffset CreateDate);

internal sealed record ListAccessKeysReply(IReadOnlyList<AccessKeyView> AccessKeyMetadata, bool IsTruncated, string? Marker);

/// <summary>The keys without their secrets.</summary>
internal sealed class ListAccessKeys : UserOperation<ListAccessKeysRequest, ListAccessKeysReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListAccessKeys), readOnly: true);

    protected override Task<Outcome<ListAccessKeysReply>> HandleAsync(ListAccessKeysRequest request, IamUser user, Caller caller, DbSession session) =>
        ListAsync(request, user.AccountId, user, session);

    protected override Task<Outcome<ListAccessKeysReply>> HandleRootAsync(ListAccessKeysRequest request, Caller caller, DbSession session) =>
        ListAsync(request, AccountId.Get(caller.AccountId), null, session);

    private static async Task<Outcome<ListAccessKeysReply>> ListAsync(ListAccessKeysRequest request, AccountId account, IamUser? user, DbSession session) =>
        await PagedAnswer.MakeAsync(
            request,
            await AccessKeyStore.FindOfAsync(session, account, user?.Id),
            static key => key.Id,
            (keys, next) => new ListAccessKeysReply(
                [.. keys.Select(key => new AccessKeyView(user?.Name, key.Id, key.Status, DateTimeOffset.FromUnixTimeMilliseconds(key.CreatedAt)))], next is not null, next));
}
