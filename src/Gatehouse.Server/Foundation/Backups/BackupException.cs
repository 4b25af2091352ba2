namespace Gatehouse.Server.Foundation.Backups;

/// <summary>A backup cannot be taken or must not be restored; the message is meant for the operator.</summary>
internal sealed class BackupException(string message) : Exception(message);
