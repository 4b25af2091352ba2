namespace Gatehouse.Server.Foundation.Secrets;

/// <summary>Refuses to start on a database whose secrets another key file sealed: half of them would be unreadable.</summary>
internal sealed class KeyGuard(Storage.Database database, KeyFile keys)
{
    /// <summary>Remembers this file's fingerprint at the first start; afterwards wants to meet it again.</summary>
    /// <exception cref="Settings.SettingsException">The database belongs to another key file.</exception>
    public async Task CheckAsync(CancellationToken cancellation = default)
    {
        var known = await database.ReadAsync(InstallationStore.FindKeyFingerprintAsync, cancellation)
            ?? await database.WriteAsync(session => InstallationStore.KeepKeyFingerprintAsync(session, keys.Fingerprint), cancellation);
        if (!keys.Holds(known))
        {
            throw new Settings.SettingsException(
                [$"The database was sealed with the key {known}, and {keys.Path} holds {keys.Fingerprint}. Set Gatehouse:Secrets:KeyFile to the right file, or restore it from its copy."]);
        }
    }

    /// <summary>Makes a new key the current one, in the file and for every node that starts from now on.</summary>
    public async Task RotateAsync(SecretSource random)
    {
        keys.Rotate(random);
        await database.WriteAsync(session => InstallationStore.ReplaceKeyFingerprintAsync(session, keys.Fingerprint));
    }
}
