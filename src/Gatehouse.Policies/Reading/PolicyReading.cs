using Gatehouse.Policies.Model;

namespace Gatehouse.Policies.Reading;

/// <summary>What came of reading a policy.</summary>
internal abstract record PolicyReading
{
    private PolicyReading()
    {
    }

    public sealed record Read(PolicyDocument PolicyDocument) : PolicyReading;

    public sealed record Malformed(PolicyError Error) : PolicyReading;
}

/// <summary>Why a policy cannot be read, and where: the text is the one that clients know.</summary>
internal sealed record PolicyError(string JsonPath, string Text, int Line, int Column);
