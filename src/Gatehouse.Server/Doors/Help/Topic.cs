namespace Gatehouse.Server.Doors.Help;

/// <summary>The parts of the help index, in the order they are shown.</summary>
internal enum Chapter
{
    SignIn,
    Trouble,
    Learn,
}

/// <summary>A page of our product that does what a topic tells about.</summary>
internal sealed record TopicStep(string Address, string Label);

/// <summary>One help page, ready to show; <paramref name="Html"/> comes from our own text only.</summary>
internal sealed record Topic(
    string Slug,
    Chapter Chapter,
    int Order,
    string? Kind,
    string Title,
    string Summary,
    IReadOnlyList<TopicStep> Steps,
    IReadOnlyList<string> See,
    string Html);
