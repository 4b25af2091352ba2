namespace Gatehouse.Policies.Reading;

/// <summary>Remembers the first fault; what is read after it is thrown away.</summary>
internal sealed class Faults
{
    public const string Json = "This policy contains invalid Json";
    public const string Syntax = "Syntax errors in policy.";
    public const string Legacy = "The policy failed legacy parsing";

    public (string Path, int Place, string Text)? First { get; private set; }

    public void Add(JsonPart at, string text) => First ??= (at.Path, at.Start, text);

    /// <summary>Adds a fault unless the condition holds.</summary>
    public bool Expect(bool holds, JsonPart at, string text)
    {
        if (!holds)
        {
            Add(at, text);
        }

        return holds;
    }
}
