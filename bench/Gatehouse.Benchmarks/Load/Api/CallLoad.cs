using System.Collections.Concurrent;
using System.Diagnostics;

namespace Gatehouse.Benchmarks.Load.Api;

/// <summary>Some connections that call one after the other until they are told to stop, or have no more to send.</summary>
internal sealed class CallLoad : IDisposable
{
    private readonly ConcurrentQueue<List<double>> times = [];
    private readonly ConcurrentQueue<Exception> failures = [];
    private readonly List<Thread> threads = [];
    private int begun = -1;
    private int done;
    private volatile bool over;

    /// <param name="next">The call of a number; nothing to stop.</param>
    public CallLoad(int port, int connections, Func<int, byte[]?> next)
    {
        for (var number = 0; number < connections; number++)
        {
            var thread = new Thread(() => Run(port, next), 256 * 1024);
            threads.Add(thread);
            thread.Start();
        }
    }

    public int Done => Volatile.Read(ref done);

    /// <summary>Milliseconds of every call, once all have come back.</summary>
    public IReadOnlyList<double> Times => [.. times.SelectMany(static each => each)];

    public void Await()
    {
        threads.ForEach(static thread => thread.Join());
        if (failures.TryDequeue(out var failure))
        {
            throw new InvalidDataException("A call failed.", failure);
        }
    }

    public void Dispose()
    {
        over = true;
        Await();
    }

    private void Run(int port, Func<int, byte[]?> next)
    {
        var own = new List<double>();
        try
        {
            using var connection = new CallConnection(port);
            while (!over && next(Interlocked.Increment(ref begun)) is { } call)
            {
                var start = Stopwatch.GetTimestamp();
                connection.Send(call);
                own.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                Interlocked.Increment(ref done);
            }
        }
        catch (Exception failure)
        {
            failures.Enqueue(failure);
        }

        times.Enqueue(own);
    }
}
