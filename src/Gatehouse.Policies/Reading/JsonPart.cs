namespace Gatehouse.Policies.Reading;

internal enum JsonKind
{
    Object,
    List,
    Text,
    Number,
    Truth,
    Nothing,
}

/// <summary>A value of a JSON text that knows its path and its place.</summary>
internal sealed record JsonPart(JsonKind Kind, string Path, int Start)
{
    /// <summary>Just behind its last byte.</summary>
    public int End { get; set; }

    /// <summary>The text of a string, and the spelling of a number, <c>true</c> or <c>false</c>.</summary>
    public string Text { get; init; } = "";

    public List<(string Name, JsonPart Value)> Members { get; } = [];

    public List<JsonPart> Items { get; } = [];

    public JsonPart? Find(string name)
    {
        foreach (var (each, value) in Members)
        {
            if (each == name)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The items of a list; anything else is a list of one.</summary>
    public IReadOnlyList<JsonPart> AsList() => Kind == JsonKind.List ? Items : [this];
}
