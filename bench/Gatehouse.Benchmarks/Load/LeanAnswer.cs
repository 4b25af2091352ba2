namespace Gatehouse.Benchmarks.Load;

/// <summary>What came back, as far as a sign-in needs it.</summary>
/// <param name="Bytes">Everything that crossed the wire, the head included.</param>
internal sealed record LeanAnswer(int Status, string? Location, string Body, int Bytes);
