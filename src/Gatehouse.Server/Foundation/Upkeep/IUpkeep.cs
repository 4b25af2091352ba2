namespace Gatehouse.Server.Foundation.Upkeep;

/// <summary>A small chore that a room wants done every now and then: deleting what has expired, mostly.</summary>
internal interface IUpkeep
{
    /// <summary>How long to wait between two runs.</summary>
    TimeSpan Every { get; }

    /// <summary>Must be short, repeatable, and safe when two nodes do it at once.</summary>
    Task RunAsync(DateTimeOffset now, CancellationToken cancellation);
}
