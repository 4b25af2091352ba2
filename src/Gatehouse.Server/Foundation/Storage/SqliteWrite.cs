namespace Gatehouse.Server.Foundation.Storage;

/// <summary>One change waiting for the writer. Its caller goes on only after the commit, or with the failure.</summary>
internal abstract class SqliteWrite
{
    public abstract Task RunAsync(DbSession session);

    public abstract void Succeed();

    public abstract void Fail(Exception reason);
}

internal sealed class SqliteWrite<T>(Func<DbSession, Task<T>> work) : SqliteWrite
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DbSession? session;
    private T? result;

    public Task<T> Result => completion.Task;

    public override async Task RunAsync(DbSession session)
    {
        this.session = session;
        result = await work(session);
    }

    public override void Succeed()
    {
        if (completion.TrySetResult(result!))
        {
            session!.AnnounceCommit();
        }
    }

    public override void Fail(Exception reason) => completion.TrySetException(reason);
}
