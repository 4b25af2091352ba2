namespace Gatehouse.Server.People.Credentials;

/// <summary>
/// Lets a bounded number of hashes run and a bounded number wait.
/// Each running Argon2 hash holds 19 MiB, so this is also the bound of the memory.
/// </summary>
internal sealed class HashGate(int running, int waiting) : IDisposable
{
    private readonly SemaphoreSlim _free = new(running, running);
    private int _inside;

    public int Waiting => Math.Max(0, Volatile.Read(ref _inside) - running);

    /// <summary>False at once when the queue is full; true when it is this caller's turn, who must then leave.</summary>
    public async ValueTask<bool> EnterAsync(CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _inside) > running + waiting)
        {
            Interlocked.Decrement(ref _inside);
            return false;
        }

        try
        {
            await _free.WaitAsync(cancellation);
            return true;
        }
        catch
        {
            Interlocked.Decrement(ref _inside);
            throw;
        }
    }

    public void Leave()
    {
        // The place is given back before the turn, so that nobody is refused because of one who has already gone.
        Interlocked.Decrement(ref _inside);
        _free.Release();
    }

    public void Dispose() => _free.Dispose();
}
