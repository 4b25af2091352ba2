namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>The field in which a policy is written.</summary>
/// <param name="Field">The name of the form's field; errors stand under it in the model state.</param>
internal sealed record PolicyEditor(string Field, string Label, string? Text, string? Hint = null)
{
    private const int Least = 12;
    private const int Most = 40;

    public int Rows => Math.Clamp((Text ?? "").Count(static each => each == '\n') + 2, Least, Most);
}
