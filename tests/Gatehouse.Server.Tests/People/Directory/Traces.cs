using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;

namespace Gatehouse.Server.Tests.People.Directory;

/// <summary>What a person leaves in the tables by signing in.</summary>
internal static class Traces
{
    public static Task LeaveAsync(Store store, string userId)
    {
        var owner = DirectoryUser.OwnerOf(userId);
        var now = store.Iam.Host.Clock.GetUtcNow();
        return store.Iam.Host.Database.WriteAsync(async session =>
        {
            await PasswordStore.SetAsync(session, owner, "$one", now);
            await PasswordStore.SetAsync(session, owner, "$two", now);
            await MfaOwnerStore.TakeAsync(session, owner, null, "handle" + userId, now);
            await ExternalIdStore.SetAsync(session, store.Id, ExternalIdStore.User, userId, ExternalId.ByScim, "ext-" + userId[^6..]);
            await SessionStore.InsertAsync(
                session,
                "token" + userId,
                "browser",
                new Session("s" + userId[^8..], DirectoryUser.Kind, owner, null, "password", now, now, now.AddHours(8), TimeSpan.FromHours(8), "Firefox on Linux", "203.0.113.9"));
            return 0;
        });
    }

    /// <summary>The tables with a row that names the person, the events aside.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(Store store, string userId)
    {
        var tables = File.ReadLines(Path.Combine(Repository.Server, "Foundation", "Storage", "Migrations", "schema.txt"))
            .Select(static line => line.Split(' ')[0].Split('.'))
            .Where(static parts => parts.Length == 2 && parts[0] is not ("audit_events" or "schema_migrations" or "migrations"))
            .GroupBy(static parts => parts[0], static parts => parts[1], StringComparer.Ordinal)
            .ToList();
        return await store.Iam.Host.Database.ReadAsync(async session =>
        {
            List<string> found = [];
            foreach (var table in tables)
            {
                var columns = string.Join(" || '|' || ", table.Select(static column => $"COALESCE(CAST({column} AS TEXT), '')"));
                if ((await session.QueryAsync<string>($"SELECT {columns} FROM {table.Key}")).Any(row => row.Contains(userId, StringComparison.Ordinal)))
                {
                    found.Add(table.Key);
                }
            }

            return found;
        });
    }
}
