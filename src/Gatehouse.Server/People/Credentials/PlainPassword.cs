using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Gatehouse.Server.People.Credentials;

/// <summary>
/// A password as a person typed it, in NFC (RFC 8265, section 4.2.2).
/// It has no public member and prints as stars, so that neither a log nor a serializer can give it away.
/// </summary>
[DebuggerDisplay("***")]
[JsonConverter(typeof(PlainPasswordReader))]
internal sealed class PlainPassword
{
    // Composing a long run of combining marks takes quadratic time.
    // No password of this length can ever have been set, so longer text is only counted and hashed as it is.
    private const int LongestComposed = 4096;

    private readonly string _text;

    private PlainPassword(string text) => _text = text;

    internal int CodePoints
    {
        get
        {
            var count = 0;
            foreach (var _ in _text.EnumerateRunes())
            {
                count++;
            }

            return count;
        }
    }

    public static PlainPassword From(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);

        // A half of a surrogate pair has no normal form and no UTF-8: it becomes U+FFFD here, as in every decoder.
        // U+FFFE is no character and has none either.
        var text = new StringBuilder(typed.Length);
        foreach (var rune in typed.EnumerateRunes())
        {
            text.Append(rune.Value == 0xFFFE ? Rune.ReplacementChar : rune);
        }

        var whole = text.ToString();
        return new PlainPassword(whole.Length <= LongestComposed ? whole.Normalize(NormalizationForm.FormC) : whole);
    }

    /// <summary>For the rules of passwords and the range check only.</summary>
    internal string Reveal() => _text;

    /// <summary>The bytes that are hashed; the caller wipes them.</summary>
    internal byte[] RevealBytes() => Encoding.UTF8.GetBytes(_text);

    /// <summary>Whether both fields of a form hold the same password.</summary>
    internal bool Is(PlainPassword other) => CryptographicOperations.FixedTimeEquals(RevealBytes(), other.RevealBytes());

    public override string ToString() => "***";
}
