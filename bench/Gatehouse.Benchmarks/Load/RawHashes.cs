using System.Text;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Benchmarks.Load;

/// <summary>libsodium alone on every core: as fast as a server that does nothing but hash.</summary>
internal sealed class RawHashes : IDisposable
{
    private readonly List<Thread> threads = [];
    private int done;
    private volatile bool over;

    public RawHashes()
    {
        for (var core = 0; core < Environment.ProcessorCount; core++)
        {
            var thread = new Thread(Run);
            threads.Add(thread);
            thread.Start();
        }
    }

    public int Done => Volatile.Read(ref done);

    public void Dispose()
    {
        over = true;
        threads.ForEach(static thread => thread.Join());
    }

    private void Run()
    {
        var scheme = new Argon2Scheme();
        var password = Encoding.UTF8.GetBytes(SeededAccounts.Password);
        var salt = new byte[Argon2.SaltBytes];
        while (!over)
        {
            scheme.Hash(password, salt);
            Interlocked.Increment(ref done);
        }
    }
}
