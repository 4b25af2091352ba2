using System.Collections.Concurrent;
using System.Diagnostics;

namespace Gatehouse.Benchmarks.Load;

/// <summary>Some connections that sign in one after the other until they are told to stop.</summary>
internal sealed class SignInLoad : IDisposable
{
    private readonly ConcurrentQueue<double> journeys = [];
    private readonly ConcurrentQueue<Exception> failures = [];
    private readonly List<Thread> threads = [];
    private readonly Action<LeanBrowser> journey;
    private readonly int port;
    private readonly int most;
    private int begun;
    private int done;
    private volatile bool over;

    /// <param name="journey">One whole way in.</param>
    /// <param name="most">Ends by itself after so many sign-ins.</param>
    public SignInLoad(Action<LeanBrowser> journey, int port, int connections, int most = int.MaxValue)
    {
        (this.journey, this.port, this.most) = (journey, port, most);
        for (var number = 0; number < connections; number++)
        {
            var thread = new Thread(Run, 256 * 1024);
            threads.Add(thread);
            thread.Start();
        }
    }

    public int Done => Volatile.Read(ref done);

    /// <summary>Milliseconds of every finished sign-in.</summary>
    public IReadOnlyCollection<double> Journeys => journeys;

    public void Await()
    {
        threads.ForEach(static thread => thread.Join());
        if (failures.TryDequeue(out var failure))
        {
            throw new InvalidDataException("A sign-in failed.", failure);
        }
    }

    public void Dispose()
    {
        over = true;
        Await();
    }

    private void Run()
    {
        try
        {
            using var browser = new LeanBrowser(port);
            while (!over && Interlocked.Increment(ref begun) <= most)
            {
                var start = Stopwatch.GetTimestamp();
                journey(browser);
                Interlocked.Increment(ref done);
                journeys.Enqueue(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }
        catch (Exception failure)
        {
            failures.Enqueue(failure);
        }
    }
}
