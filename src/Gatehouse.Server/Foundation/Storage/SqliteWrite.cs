namespace Gatehouse.Server.Foundation.Storage;

/// <summary>One change waiting for the writer. Its caller goes on only after the commit, or with the failure.</summary>
internal abstract class SqliteWrite
{
    public abstract Task RunAsync(DbSession session);

    /// <summary>This change threw and was taken back. Its caller hears of it after the commit of the others, so that it then reads what they wrote.</summary>
    public abstract void TakenBack(Exception reason);

    public abstract void Finish();

    public abstract void Fail(Exception reason);
}

internal sealed class SqliteWrite<T>(Func<DbSession, Task<T>> work) : SqliteWrite
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DbSession? session;
    private Exception? failure;
    private T? result;

    public Task<T> Result => completion.Task;

    public override async Task RunAsync(DbSession session)
    {
        this.session = session;
        result = await work(session);
    }

    public override void TakenBack(Exception reason) => failure = reason;

    public override void Finish()
    {
        if (failure is not null)
        {
            Fail(failure);
        }
        else if (completion.TrySetResult(result!))
        {
            session!.AnnounceCommit();
        }
    }

    public override void Fail(Exception reason) => completion.TrySetException(reason);
}
