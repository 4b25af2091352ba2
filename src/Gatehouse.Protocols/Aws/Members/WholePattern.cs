using System.Text;
using System.Text.RegularExpressions;

namespace Gatehouse.Protocols.Aws.Members;

/// <summary>
/// A pattern of a service's model, matched against the whole text.
/// The models are written for Java, where \w, \d and \s know ASCII only and \u10000 means a character beyond the first plane.
/// </summary>
internal sealed class WholePattern
{
    private readonly Regex regex;

    public WholePattern(string pattern)
    {
        Text = pattern;

        // The engine without backtracking takes a time that grows with the text alone; it knows no look-ahead, which short names use.
        var options = RegexOptions.CultureInvariant | (pattern.Contains("(?", StringComparison.Ordinal) ? RegexOptions.None : RegexOptions.NonBacktracking);
        regex = new Regex(@"\A(?:" + Translate(pattern) + @")\z", options, TimeSpan.FromSeconds(1));
    }

    /// <summary>As errors show it.</summary>
    public string Text { get; }

    public bool Fits(string text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static string Translate(string pattern)
    {
        var into = new StringBuilder(pattern.Replace(@"\u10000-\u10FFFF", @"\uD800-\uDFFF", StringComparison.Ordinal));
        var isClass = false;
        for (var at = 0; at < into.Length; at++)
        {
            if (into[at] == '\\' && at + 1 < into.Length)
            {
                var plain = into[at + 1] switch
                {
                    'w' => "a-zA-Z0-9_",
                    'd' => "0-9",
                    's' => @" \t\n\v\f\r",
                    _ => null,
                };
                if (plain is not null)
                {
                    plain = isClass ? plain : "[" + plain + "]";
                    into.Remove(at, 2).Insert(at, plain);
                    at += plain.Length - 1;
                }
                else
                {
                    at++;
                }
            }
            else
            {
                isClass = into[at] == '[' || (isClass && into[at] != ']');
            }
        }

        return into.ToString();
    }
}
