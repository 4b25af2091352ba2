using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Applications;

internal static class ApplicationStore
{
    public const string Columns =
        """
        id, directory_id, account_id, provider_arn, name, description, status, portal_visibility, sign_in_origin, application_url,
        assignment_required, background_sessions, actor_policy, client_token, created_at
        """;

    /// <summary>False when the request came before, or the directory has as many as it may.</summary>
    public static async Task<bool> InsertAsync(DbSession session, Application application) =>
        await session.ExecuteAsync(
            $"""
            INSERT INTO applications ({Columns})
            SELECT @Id, @DirectoryId, @account, @ProviderArn, @Name, @Description, @status, @visibility, @SignInOrigin, @Url,
                @required, @BackgroundSessions, @ActorPolicy, @ClientToken, @at
            WHERE (SELECT COUNT(*) FROM applications WHERE directory_id = @DirectoryId) < @most
            ON CONFLICT DO NOTHING
            """,
            new
            {
                application.Id,
                application.DirectoryId,
                account = application.AccountId.Digits,
                application.ProviderArn,
                application.Name,
                application.Description,
                status = Application.WordOf(application.IsEnabled),
                visibility = Application.WordOf(application.IsVisible),
                application.SignInOrigin,
                application.Url,
                required = application.AssignmentRequired ? 1L : 0L,
                application.BackgroundSessions,
                application.ActorPolicy,
                application.ClientToken,
                at = application.CreatedAt.ToUnixTimeMilliseconds(),
                most = Application.MostPerDirectory,
            }) == 1;

    /// <summary>Everything but the ids, the provider and the beginning.</summary>
    public static Task UpdateAsync(DbSession session, Application application) =>
        session.ExecuteAsync(
            """
            UPDATE applications SET name = @Name, description = @Description, status = @status, portal_visibility = @visibility,
                sign_in_origin = @SignInOrigin, application_url = @Url, assignment_required = @required,
                background_sessions = @BackgroundSessions, actor_policy = @ActorPolicy
            WHERE id = @Id
            """,
            new
            {
                application.Id,
                application.Name,
                application.Description,
                status = Application.WordOf(application.IsEnabled),
                visibility = Application.WordOf(application.IsVisible),
                application.SignInOrigin,
                application.Url,
                required = application.AssignmentRequired ? 1L : 0L,
                application.BackgroundSessions,
                application.ActorPolicy,
            });

    public static async Task<Application?> FindAsync(DbSession session, string id) =>
        (await session.FindAsync<Row>($"SELECT {Columns} FROM applications WHERE id = @id", new { id }))?.ToApplication();

    public static async Task<Application?> FindByTokenAsync(DbSession session, string directoryId, string token) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM applications WHERE directory_id = @directoryId AND client_token = @token", new { directoryId, token }))?.ToApplication();

    /// <summary>In the order of their ids.</summary>
    /// <param name="account">Empty for all.</param>
    /// <param name="provider">Empty for all.</param>
    public static async Task<IReadOnlyList<Application>> FindPageAsync(
        DbSession session, string directoryId, string account, string provider, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM applications
            WHERE directory_id = @directoryId AND id > @after
              AND (@account = '' OR account_id = @account) AND (@provider = '' OR provider_arn = @provider)
            ORDER BY id LIMIT @limit
            """,
            new { directoryId, account, provider, after, limit = (long)limit })).Select(static row => row.ToApplication())];

    public static Task DeleteAsync(DbSession session, string id) => session.ExecuteAsync("DELETE FROM applications WHERE id = @id", new { id });

    internal sealed record Row
    {
        public string Id { get; init; } = "";

        public string DirectoryId { get; init; } = "";

        public string AccountId { get; init; } = "";

        public string ProviderArn { get; init; } = "";

        public string Name { get; init; } = "";

        public string? Description { get; init; }

        public string Status { get; init; } = "";

        public string PortalVisibility { get; init; } = "";

        public string? SignInOrigin { get; init; }

        public string? ApplicationUrl { get; init; }

        public long AssignmentRequired { get; init; }

        public string? BackgroundSessions { get; init; }

        public string? ActorPolicy { get; init; }

        public string? ClientToken { get; init; }

        public long CreatedAt { get; init; }

        public Application ToApplication() => new(
            Id,
            DirectoryId,
            People.Accounts.AccountId.Get(AccountId),
            ProviderArn,
            Name,
            Description,
            Status == Application.Enabled,
            PortalVisibility == Application.Enabled,
            SignInOrigin,
            ApplicationUrl,
            AssignmentRequired == 1,
            BackgroundSessions,
            ActorPolicy,
            ClientToken,
            DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));
    }
}
