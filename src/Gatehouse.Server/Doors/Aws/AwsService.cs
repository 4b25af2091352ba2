using Gatehouse.Protocols.Aws.Dialects;
using Gatehouse.Protocols.Aws.Json;
using Gatehouse.Protocols.Aws.SigV4;

namespace Gatehouse.Server.Doors.Aws;

/// <summary>What a door tells of the service it serves; everything else about its operations stands in the catalogue.</summary>
/// <param name="Name">As the catalogue and signatures name it: <c>iam</c>.</param>
/// <param name="Dialect">How it talks; query services also answer JSON to those who ask for it.</param>
internal sealed record AwsService(string Name, AwsDialect Dialect)
{
    /// <summary>What the form says of a query service: <c>2010-05-08</c>.</summary>
    public string Version { get; init; } = "";

    public string XmlNamespace { get; init; } = "";

    /// <summary>What stands before the operation in X-Amz-Target.</summary>
    public string TargetPrefix { get; init; } = "";

    /// <summary>Where a REST service has an operation; nothing for the other dialects.</summary>
    public Func<string, string>? PathOf { get; init; }

    /// <summary>How JSON names its members.</summary>
    public WireForm Form { get; init; } = WireForm.Json;

    public TimeSpan ClockTolerance { get; init; } = SigV4Rules.JsonTolerance;

    /// <summary>Whether its errors carry the request's id in their body.</summary>
    public bool TellsRequestId { get; init; }

    /// <summary>Errors that this service calls otherwise than its dialect does.</summary>
    public IReadOnlyDictionary<string, string> ErrorNames { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
