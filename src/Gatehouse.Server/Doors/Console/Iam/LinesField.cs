namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>A field that holds one thing a line.</summary>
internal sealed record LinesField(string Field, string Label, string Hint, string? Text)
{
    public static IReadOnlyList<string> Split(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
