using System.Text.Json;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Applications.Scopes;

/// <summary>What an application may ask for in people's names.</summary>
/// <param name="AuthorizedTargets">At which applications or instances; nothing for its own alone.</param>
internal sealed record ApplicationScope(string Scope, IReadOnlyList<string>? AuthorizedTargets);

internal static class ApplicationScopeStore
{
    public const int MostPerApplication = 10;

    /// <summary>Replaces one that is there. False when the application has as many as it may.</summary>
    public static async Task<bool> PutAsync(DbSession session, string applicationId, ApplicationScope scope) =>
        await session.ExecuteAsync(
            """
            INSERT INTO application_scopes (application_id, scope, targets)
            SELECT @applicationId, @Scope, @targets
            WHERE (SELECT COUNT(*) FROM application_scopes WHERE application_id = @applicationId AND scope <> @Scope) < @most
            ON CONFLICT (application_id, scope) DO UPDATE SET targets = excluded.targets
            """,
            new
            {
                applicationId,
                scope.Scope,
                targets = scope.AuthorizedTargets is { } targets ? JsonSerializer.Serialize(targets) : null,
                most = MostPerApplication,
            }) == 1;

    public static async Task<IReadOnlyList<ApplicationScope>> FindAllAsync(DbSession session, string applicationId) =>
        [.. (await session.QueryAsync<Row>("SELECT scope, targets FROM application_scopes WHERE application_id = @applicationId", new { applicationId }))
            .Select(static row => new ApplicationScope(row.Scope, row.Targets is { } targets ? JsonSerializer.Deserialize<string[]>(targets) : null))];

    public static Task DeleteAsync(DbSession session, string applicationId, string scope) =>
        session.ExecuteAsync("DELETE FROM application_scopes WHERE application_id = @applicationId AND scope = @scope", new { applicationId, scope });

    private sealed record Row
    {
        public string Scope { get; init; } = "";

        public string? Targets { get; init; }
    }
}
