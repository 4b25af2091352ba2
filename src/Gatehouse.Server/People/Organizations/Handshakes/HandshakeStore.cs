using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Handshakes;

internal static class HandshakeStore
{
    private const string Columns = "id, organization_id, action, parent_id, party_type, party_id, party_key, notes, tags, state, requested_at, expires_at";

    public static Task InsertAsync(DbSession session, Handshake handshake) =>
        session.ExecuteAsync(
            $"""
            INSERT INTO organization_handshakes ({Columns})
            VALUES (@Id, @OrganizationId, @Action, @ParentId, @PartyType, @PartyId, @PartyKey, @Notes, @Tags, @State, @requested, @expires)
            """,
            new
            {
                handshake.Id,
                handshake.OrganizationId,
                handshake.Action,
                handshake.ParentId,
                handshake.PartyType,
                handshake.PartyId,
                handshake.PartyKey,
                handshake.Notes,
                handshake.Tags,
                handshake.State,
                requested = handshake.RequestedAt.ToUnixTimeMilliseconds(),
                expires = handshake.ExpiresAt.ToUnixTimeMilliseconds(),
            });

    public static async Task<Handshake?> FindAsync(DbSession session, string id) =>
        (await session.FindAsync<Row>($"SELECT {Columns} FROM organization_handshakes WHERE id = @id", new { id }))?.ToHandshake();

    /// <summary>One statement says whether this call was the one that changed it: of two answers at once, one counts.</summary>
    public static async Task<bool> ChangeAsync(DbSession session, string id, string from, string to, DateTimeOffset now) =>
        await session.ExecuteAsync(
            "UPDATE organization_handshakes SET state = @to WHERE id = @id AND state = @from AND expires_at > @now",
            new { id, from, to, now = now.ToUnixTimeMilliseconds() }) == 1;

    /// <summary>By id.</summary>
    public static async Task<IReadOnlyList<Handshake>> FindOfOrganizationAsync(DbSession session, string organizationId, string? action, string? parentId, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM organization_handshakes
            WHERE organization_id = @organizationId AND id > @after AND (@action = '' OR action = @action) AND (@parentId = '' OR parent_id = @parentId)
            ORDER BY id LIMIT @limit
            """,
            new { organizationId, action = action ?? "", parentId = parentId ?? "", after, limit = (long)limit })).Select(static row => row.ToHandshake())];

    /// <summary>Those of an account, by either of its names; by id.</summary>
    public static async Task<IReadOnlyList<Handshake>> FindOfPartyAsync(DbSession session, string accountKey, string emailKey, string? action, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM organization_handshakes
            WHERE party_key IN (@accountKey, @emailKey) AND id > @after AND (@action = '' OR action = @action) ORDER BY id LIMIT @limit
            """,
            new { accountKey, emailKey, action = action ?? "", after, limit = (long)limit })).Select(static row => row.ToHandshake())];

    public static async Task<bool> AnyOpenAsync(DbSession session, string organizationId, string action, string partyKey, DateTimeOffset now) =>
        await session.GetAsync<long>(
            $"""
            SELECT COUNT(*) FROM organization_handshakes
            WHERE organization_id = @organizationId AND action = @action AND party_key = @partyKey AND state IN ('{Handshake.Open}', '{Handshake.Requested}') AND expires_at > @now
            """,
            new { organizationId, action, partyKey, now = now.ToUnixTimeMilliseconds() }) > 0;

    public static Task<long> CountSinceAsync(DbSession session, string organizationId, string action, DateTimeOffset since) =>
        session.GetAsync<long>(
            "SELECT COUNT(*) FROM organization_handshakes WHERE organization_id = @organizationId AND action = @action AND requested_at > @since",
            new { organizationId, action, since = since.ToUnixTimeMilliseconds() });

    /// <summary>How many of those that hang on another still wait for an answer.</summary>
    public static Task<long> CountOpenBelowAsync(DbSession session, string parentId) =>
        session.GetAsync<long>(
            $"SELECT COUNT(*) FROM organization_handshakes WHERE parent_id = @parentId AND state <> '{Handshake.Accepted}'", new { parentId });

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string OrganizationId { get; init; } = "";

        public string Action { get; init; } = "";

        public string? ParentId { get; init; }

        public string PartyType { get; init; } = "";

        public string PartyId { get; init; } = "";

        public string PartyKey { get; init; } = "";

        public string? Notes { get; init; }

        public string Tags { get; init; } = "";

        public string State { get; init; } = "";

        public long RequestedAt { get; init; }

        public long ExpiresAt { get; init; }

        public Handshake ToHandshake() => new(
            Id,
            OrganizationId,
            Action,
            ParentId,
            PartyType,
            PartyId,
            PartyKey,
            Notes,
            Tags,
            State,
            DateTimeOffset.FromUnixTimeMilliseconds(RequestedAt),
            DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt));
    }
}
