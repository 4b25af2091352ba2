using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.AccessKeys;

internal sealed record GetAccessKeyLastUsedRequest
{
    [Required]
    [Length(16, 128)]
    [Pattern(IamPatterns.Id)]
    public string AccessKeyId { get; init; } = null!;
}

/// <summary>A key that was never used has no date and <c>N/A</c> in both other places.</summary>
internal sealed record AccessKeyLastUse(DateTimeOffset? LastUsedDate, string ServiceName, string Region);

/// <param name="UserName">Absent for the root user's keys.</param>
internal sealed record GetAccessKeyLastUsedReply(string? UserName, AccessKeyLastUse AccessKeyLastUsed);

/// <summary>Keys of other accounts are answered like keys that do not exist.</summary>
internal sealed class GetAccessKeyLastUsed : IamOperation<GetAccessKeyLastUsedRequest, GetAccessKeyLastUsedReply>
{
    private const string Never = "N/A";

    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetAccessKeyLastUsed), readOnly: true);

    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(GetAccessKeyLastUsedRequest request, Caller caller, DbSession session)
    {
        var (key, user) = await FindAsync(session, request.AccessKeyId, caller);
        var arn = key is { UserId: null } ? $"arn:aws:iam::{caller.AccountId}:root" : user?.Arn ?? IamUser.ArnOf(caller.AccountId, "/", "");
        return [new AccessCheck("iam:GetAccessKeyLastUsed", arn)];
    }

    public override async Task<Outcome<GetAccessKeyLastUsedReply>> HandleAsync(GetAccessKeyLastUsedRequest request, Caller caller, DbSession session)
    {
        var (key, user) = await FindAsync(session, request.AccessKeyId, caller);
        return key is null
            ? AccessKeyRefusals.NotFound(request.AccessKeyId)
            : new GetAccessKeyLastUsedReply(
                user?.Name,
                new(
                    key.LastUsedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
                    key.LastUsedService ?? Never,
                    key.LastUsedRegion ?? Never));
    }

    private static async Task<(AccessKey? Key, IamUser? User)> FindAsync(DbSession session, string id, Caller caller) =>
        await AccessKeyStore.FindAsync(session, id) is { } key && key.AccountId == caller.AccountId
            ? (key, key.UserId is null ? null : await IamUserStore.FindAsync(session, key.UserId))
            : (null, null);
}
