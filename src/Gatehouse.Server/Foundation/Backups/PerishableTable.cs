namespace Gatehouse.Server.Foundation.Backups;

/// <summary>
/// A table whose rows must not come back with a backup: a session that was ended, a link that was used, would live again. Rooms
/// register theirs.
/// </summary>
internal sealed record PerishableTable(string Name);
