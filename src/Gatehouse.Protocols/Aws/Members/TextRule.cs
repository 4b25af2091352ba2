namespace Gatehouse.Protocols.Aws.Members;

/// <summary>What the texts of one member must satisfy.</summary>
internal sealed class TextRule(RecordMember member)
{
    private readonly LengthAttribute? length = member.Find<LengthAttribute>();
    private readonly WholePattern? pattern = member.Find<PatternAttribute>() is { } attribute ? new WholePattern(attribute.Pattern) : null;
    private readonly IReadOnlyList<string>? values = member.Find<OneOfAttribute>()?.Values;

    public IEnumerable<(string Constraint, IReadOnlyList<string>? Allowed)> FindBroken(string text)
    {
        if (length is not null && text.Length < length.Minimum)
        {
            yield return ($"Member must have length greater than or equal to {length.Minimum}", null);
        }

        if (length is not null && text.Length > length.Maximum)
        {
            yield return ($"Member must have length less than or equal to {length.Maximum}", null);
        }

        if (pattern is not null && !pattern.Fits(text))
        {
            yield return ($"Member must satisfy regular expression pattern: {pattern.Text}", null);
        }

        if (values is not null && !values.Contains(text, StringComparer.Ordinal))
        {
            yield return ("Member must satisfy enum value set", values);
        }
    }
}
