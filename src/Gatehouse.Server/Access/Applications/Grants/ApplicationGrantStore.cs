using System.Text.Json;
using System.Text.Json.Serialization;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Applications.Grants;

internal static class ApplicationGrantStore
{
    private static readonly JsonSerializerOptions s_form = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Replaces one of the same type.</summary>
    public static Task PutAsync(DbSession session, string applicationId, string type, ApplicationGrant grant) =>
        session.ExecuteAsync(
            """
            INSERT INTO application_grants (application_id, grant_type, grant_data) VALUES (@applicationId, @type, @data)
            ON CONFLICT (application_id, grant_type) DO UPDATE SET grant_data = excluded.grant_data
            """,
            new { applicationId, type, data = JsonSerializer.Serialize(grant, s_form) });

    public static async Task<IReadOnlyList<GrantItem>> FindAllAsync(DbSession session, string applicationId) =>
        [.. (await session.QueryAsync<Row>("SELECT grant_type, grant_data FROM application_grants WHERE application_id = @applicationId", new { applicationId }))
            .Select(static row => new GrantItem(row.GrantType, JsonSerializer.Deserialize<ApplicationGrant>(row.GrantData, s_form)!))];

    public static async Task<ApplicationGrant?> FindAsync(DbSession session, string applicationId, string type) =>
        (await FindAllAsync(session, applicationId)).FirstOrDefault(each => each.GrantType == type)?.Grant;

    public static Task DeleteAsync(DbSession session, string applicationId, string type) =>
        session.ExecuteAsync("DELETE FROM application_grants WHERE application_id = @applicationId AND grant_type = @type", new { applicationId, type });

    private sealed record Row
    {
        public string GrantType { get; init; } = "";

        public string GrantData { get; init; } = "";
    }
}

/// <summary>A grant as lists show it.</summary>
internal sealed record GrantItem(string GrantType, ApplicationGrant Grant);
