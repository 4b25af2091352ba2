namespace Gatehouse.Server.Foundation.Storage;

/// <summary>One step that a database has behind it.</summary>
internal sealed record AppliedMigration
{
    public long Number { get; init; }

    public string Name { get; init; } = "";

    public string Hash { get; init; } = "";
}

/// <summary>Compares what a database has behind it with what this program knows.</summary>
internal static class MigrationHistory
{
    /// <exception cref="SchemaException">The history is newer than this program, or was altered.</exception>
    public static IReadOnlyList<Migration> FindPending(IReadOnlyList<Migration> known, IReadOnlyList<AppliedMigration> done)
    {
        foreach (var applied in done)
        {
            var migration = known.FirstOrDefault(each => each.Number == applied.Number)
                ?? throw new SchemaException($"The database has step {applied.Name}, which this program does not know: it was used by a newer version. Install that version, or restore a backup from before it.");
            if (migration.Hash != applied.Hash)
            {
                throw new SchemaException($"Step {applied.Name} of the database differs from the one in this program: its history was altered. Restore a backup, or install the program that made it.");
            }
        }

        return [.. known.Skip(done.Count)];
    }
}
