using System.Security.Cryptography;
using System.Text;

namespace Gatehouse.Server.Tests.SignIn.Challenges;

/// <summary>Looks for an answer in a file in every form that a careless program could have left there.</summary>
internal static class AnswerTraces
{
    public static IEnumerable<string> In(byte[] file, string text)
    {
        var plain = Encoding.ASCII.GetBytes(text);
        (string Name, byte[] Bytes)[] forms =
        [
            ("plain", plain),
            ("lower case", Encoding.ASCII.GetBytes(text.ToLowerInvariant())),
            ("backwards", [.. plain.Reverse()]),
            ("UTF-16", Encoding.Unicode.GetBytes(text)),
            ("UTF-16 big-endian", Encoding.BigEndianUnicode.GetBytes(text)),
            ("UTF-32", Encoding.UTF32.GetBytes(text)),
            ("base64", Encoding.ASCII.GetBytes(Convert.ToBase64String(plain))),
            ("hexadecimal", Encoding.ASCII.GetBytes(Convert.ToHexString(plain))),
            ("places in the alphabet", [.. text.Select(character => (byte)Server.SignIn.Challenges.ChallengeText.Alphabet.IndexOf(character, StringComparison.Ordinal))]),
            ("SHA-256", SHA256.HashData(plain)),
        ];
        return forms.Where(form => file.AsSpan().IndexOf(form.Bytes) >= 0).Select(form => form.Name);
    }
}
