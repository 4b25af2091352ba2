using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.Access.Authorization.Simulating;

/// <summary>What a simulated request says under one condition key.</summary>
internal sealed record ContextEntry
{
    [Length(5, 256)]
    public string? ContextKeyName { get; init; }

    public IReadOnlyList<string>? ContextKeyValues { get; init; }

    [OneOf(
        "string", "stringList", "numeric", "numericList", "boolean", "booleanList",
        "ip", "ipList", "binary", "binaryList", "date", "dateList")]
    public string? ContextKeyType { get; init; }
}
