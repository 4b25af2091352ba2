namespace Gatehouse.Policies.Matching;

/// <summary>A text with its first five colons found, so that its parts can be compared without copying them.</summary>
internal readonly struct ArnText
{
    public const int Parts = 6;

    private readonly int first;
    private readonly int second;
    private readonly int third;
    private readonly int fourth;
    private readonly int fifth;

    public ArnText(string text)
    {
        Text = text;
        first = text.IndexOf(':', StringComparison.Ordinal);
        second = Next(text, first);
        third = Next(text, second);
        fourth = Next(text, third);
        fifth = Next(text, fourth);
        IsArn = fifth > 0 && text.StartsWith("arn:", StringComparison.Ordinal);
    }

    public string Text { get; }

    public bool IsArn { get; }

    /// <summary>The part with this number; only an ARN has parts.</summary>
    public ReadOnlySpan<char> this[int part] => part switch
    {
        0 => Text.AsSpan(0, first),
        1 => Text.AsSpan(first + 1, second - first - 1),
        2 => Text.AsSpan(second + 1, third - second - 1),
        3 => Text.AsSpan(third + 1, fourth - third - 1),
        4 => Text.AsSpan(fourth + 1, fifth - fourth - 1),
        _ => Text.AsSpan(fifth + 1),
    };

    private static int Next(string text, int colon) => colon < 0 ? -1 : text.IndexOf(':', colon + 1);
}
