namespace Gatehouse.Server.Tests.Harness;

/// <summary>A clock that stands still until a test moves it. Timers are the system's, so nothing waits for a test.</summary>
internal sealed class TestClock : TimeProvider
{
    private long milliseconds = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Interlocked.Read(ref milliseconds));

    public void Advance(TimeSpan by) => Interlocked.Add(ref milliseconds, (long)by.TotalMilliseconds);
}
