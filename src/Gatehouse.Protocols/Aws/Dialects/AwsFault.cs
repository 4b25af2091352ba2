namespace Gatehouse.Protocols.Aws.Dialects;

/// <summary>An error as a service tells it.</summary>
/// <param name="Code">As the dialect spells it: with the suffix Exception in the JSON ones, mostly without in XML.</param>
/// <param name="Members">Further members that the model gives this error, such as Reason.</param>
internal sealed record AwsFault(string Code, string Message, int Status, IReadOnlyDictionary<string, string>? Members = null);

/// <summary>An answer ready for the wire.</summary>
/// <param name="ErrorType">The value of x-amzn-ErrorType, without which JSON clients cannot name the error.</param>
internal sealed record AwsAnswer(int Status, string ContentType, ReadOnlyMemory<byte> Body, string? ErrorType = null);
