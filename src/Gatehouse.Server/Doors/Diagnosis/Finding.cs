namespace Gatehouse.Server.Doors.Diagnosis;

internal enum Verdict
{
    Ok,

    /// <summary>Worth knowing, nothing to do.</summary>
    Note,

    Wrong,
}

/// <summary>One line of the examination.</summary>
/// <param name="Text">What was found; when it is wrong, also what to do.</param>
internal sealed record Finding(Verdict Verdict, string Subject, string Text)
{
    public static Finding Ok(string subject, string text) => new(Verdict.Ok, subject, text);

    public static Finding Note(string subject, string text) => new(Verdict.Note, subject, text);

    public static Finding Wrong(string subject, string text) => new(Verdict.Wrong, subject, text);

    public override string ToString() => $"{Verdict.ToString().ToLowerInvariant(),-6}{Subject}: {Text}";
}
