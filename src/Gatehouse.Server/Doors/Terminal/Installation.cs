using System.CommandLine;
using Gatehouse.Server.Access;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Doors.Terminal;

/// <summary>The same rooms that a server has, wired but not listening, for a verb to use.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly WebApplication app;

    private Installation(WebApplication app) => this.app = app;

    public static Installation Open(ParseResult parsed) =>
        new(ServerHost.Build(InstallationOptions.Read(parsed), file: parsed.GetValue(InstallationOptions.SettingsFile), quiet: true));

    /// <summary>For verbs that work on what is there: the database must exist, be up to date and belong to the key file.</summary>
    public static async Task<Installation> OpenExistingAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var opened = Open(parsed);
        try
        {
            opened.Get<SettingsCatalogue>().JudgeAll();
            opened.DemandDatabase();
            if (await opened.Get<Migrator>().FindPendingAsync(cancellation) is { Count: > 0 } pending)
            {
                throw new SchemaException($"The database lacks {pending.Count} steps, the first is {pending[0].Name}. Run 'gatehouse migrate'.");
            }

            await opened.Get<KeyGuard>().CheckAsync(cancellation);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public IServiceProvider Services => app.Services;

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Runs an operation as the person at the terminal, in the one way that every door uses.</summary>
    /// <param name="accountId">The account it concerns, whose people may read of it in their events; empty for none.</param>
    /// <exception cref="RefusedException">With what the operation says.</exception>
    public async Task<TReply> RunAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, string accountId, CancellationToken cancellation) =>
        await Get<OperationRunner>().RunAsync(operation, request, Caller.Operator with { AccountId = accountId }, cancellation) switch
        {
            Outcome<TReply>.Done done => done.Value,
            Outcome<TReply>.Refused refused => throw new RefusedException(refused.Refusal.PublicText),
            _ => throw new InvalidOperationException("An outcome is a value or a refusal."),
        };

    /// <summary>An operation for one call, with what it needs.</summary>
    public T Make<T>() => ActivatorUtilities.CreateInstance<T>(app.Services);

    /// <summary>Opening the embedded database would make it, and the key file beside it: a misspelt folder must not.</summary>
    public void DemandDatabase()
    {
        if (EmbeddedFile is { } file && !File.Exists(file))
        {
            throw new RefusedException($"There is no database {file}. Name its folder with --data or Gatehouse:DataDirectory; 'gatehouse serve' makes a new one.");
        }

        var key = KeyFile.PathOf(Get<SecretOptions>(), Get<PlaceOptions>());
        if (!File.Exists(key))
        {
            throw new RefusedException($"There is no key file {key}. Put the key file of this installation there, or name it in Gatehouse:Secrets:KeyFile.");
        }
    }

    /// <summary>The file of the embedded database; nothing on PostgreSQL.</summary>
    public string? EmbeddedFile =>
        Get<StorageOptions>() is { Provider: StorageProvider.Sqlite } storage ? SqliteFile.PlaceOf(storage, Get<PlaceOptions>()) : null;

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
