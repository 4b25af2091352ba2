using Gatehouse.Policies.Conditions;

namespace Gatehouse.Policies.Matching;

/// <summary>
/// An ARN with wildcards, compared part by part: a wildcard, or the value of a variable, never reaches over a colon into the next part.
/// A pattern with fewer parts (<c>*</c>, <c>arn:aws:s3:*</c>, a lone variable) is compared as one text.
/// </summary>
internal sealed class ArnPattern
{
    private readonly TextPattern[] parts;

    private ArnPattern(TextPattern[] parts, string text)
    {
        this.parts = parts;
        Text = text;
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Whether it has fewer parts than an ARN.</summary>
    public bool IsShort => parts.Length == 1;

    public IEnumerable<string> Variables => parts.SelectMany(static part => part.Variables);

    public static ArnPattern? Compile(string text, bool variables)
    {
        var cut = Split(text, variables);
        var texts = cut.Count == ArnText.Parts ? cut : [text];
        var compiled = new TextPattern[texts.Count];
        for (var index = 0; index < compiled.Length; index++)
        {
            if (TextPattern.Compile(texts[index], wildcards: true, variables) is not { } part)
            {
                return null;
            }

            compiled[index] = part;
        }

        return new ArnPattern(compiled, text);
    }

    public Answer Fits(in ArnText candidate, ConditionContext context)
    {
        if (IsShort)
        {
            return parts[0].Fits(candidate.Text, context);
        }

        if (!candidate.IsArn)
        {
            return Answer.No;
        }

        var answer = Answer.Yes;
        for (var index = 0; index < parts.Length; index++)
        {
            var one = parts[index].Fits(candidate[index], context);
            if (one == Answer.No)
            {
                return Answer.No;
            }

            answer = one < answer ? one : answer;
        }

        return answer;
    }

    /// <summary>At the first five colons that are not inside a variable.</summary>
    private static List<string> Split(string text, bool variables)
    {
        var (cut, start) = (new List<string>(ArnText.Parts), 0);
        for (var at = 0; at < text.Length && cut.Count < ArnText.Parts - 1; at++)
        {
            if (variables && text.AsSpan(at).StartsWith("${"))
            {
                at = PatternReader.EndOfVariable(text, at);
            }
            else if (text[at] == ':')
            {
                cut.Add(text[start..at]);
                start = at + 1;
            }
        }

        cut.Add(start <= text.Length ? text[start..] : "");
        return cut;
    }
}
