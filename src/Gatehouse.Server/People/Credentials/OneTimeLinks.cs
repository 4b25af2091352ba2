using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Credentials;

internal enum LinkState
{
    Usable,
    Used,
    Expired,

    /// <summary>A newer link of the same kind for the same subject took its place.</summary>
    Superseded,

    /// <summary>Never issued, or so long ago that nobody remembers.</summary>
    Unknown,
}

internal sealed record OneTimeLink(string Id, string Kind, string Subject, string Data, DateTimeOffset ExpiresAt, LinkState State);

/// <summary>
/// Links that do one thing once. Opening one only looks; the post of its form spends it, because mail scanners open every link.
/// </summary>
internal sealed class OneTimeLinks(SecretSource random, TimeProvider clock)
{
    /// <summary>Returns the token for the address; only its hash is kept. Earlier links of that kind and subject stop working.</summary>
    public async Task<string> IssueAsync(DbSession session, string kind, string subject, string data, TimeSpan lifetime)
    {
        var token = random.Token();
        var now = clock.GetUtcNow();
        await OneTimeLinkStore.SupersedeAsync(session, kind, subject, now.ToUnixTimeMilliseconds());
        await OneTimeLinkStore.InsertAsync(session, new OneTimeLinkRow
        {
            TokenHash = SecretHash.Of(token),
            Id = random.Token(12),
            Kind = kind,
            Subject = subject,
            Data = data,
            CreatedAt = now.ToUnixTimeMilliseconds(),
            ExpiresAt = (now + lifetime).ToUnixTimeMilliseconds(),
        });
        return token;
    }

    public async Task<OneTimeLink?> FindAsync(DbSession session, string kind, string token) =>
        await OneTimeLinkStore.FindAsync(session, SecretHash.Of(token)) is { } row && row.Kind == kind ? Describe(row) : null;

    /// <summary>Takes the link in one statement; nothing when it is used, expired, superseded or of another kind.</summary>
    public async Task<OneTimeLink?> TakeAsync(DbSession session, string kind, string token) =>
        await OneTimeLinkStore.TakeAsync(session, kind, SecretHash.Of(token), clock.GetUtcNow().ToUnixTimeMilliseconds()) is { } row
            ? Describe(row)
            : null;

    /// <summary>For who showed the token before and kept the link's id: how it stands now.</summary>
    public async Task<OneTimeLink?> FindByIdAsync(DbSession session, string kind, string id) =>
        await OneTimeLinkStore.FindByIdAsync(session, kind, id) is { } row ? Describe(row) : null;

    /// <inheritdoc cref="TakeAsync"/>
    public async Task<bool> TakeByIdAsync(DbSession session, string kind, string id) =>
        await OneTimeLinkStore.TakeByIdAsync(session, kind, id, clock.GetUtcNow().ToUnixTimeMilliseconds());

    public async Task<IReadOnlyList<OneTimeLink>> FindAllAsync(DbSession session, string kind) =>
        [.. (await OneTimeLinkStore.FindAllAsync(session, kind)).Select(Describe)];

    /// <summary>Ends every usable link of that kind and subject; how many there were.</summary>
    public Task<int> RevokeAsync(DbSession session, string kind, string subject) =>
        OneTimeLinkStore.SupersedeAsync(session, kind, subject, clock.GetUtcNow().ToUnixTimeMilliseconds());

    private OneTimeLink Describe(OneTimeLinkRow row)
    {
        var state = row switch
        {
            { SpentAt: not null } => LinkState.Used,
            { SupersededAt: not null } => LinkState.Superseded,
            _ when row.ExpiresAt <= clock.GetUtcNow().ToUnixTimeMilliseconds() => LinkState.Expired,
            _ => LinkState.Usable,
        };
        return new(row.Id, row.Kind, row.Subject, row.Data, DateTimeOffset.FromUnixTimeMilliseconds(row.ExpiresAt), state);
    }
}
