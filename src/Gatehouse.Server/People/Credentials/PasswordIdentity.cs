using System.Text;

namespace Gatehouse.Server.People.Credentials;

/// <summary>
/// The texts that a guesser knows of a person: e-mail address, its local part, names and the words in them.
/// </summary>
/// <remarks>
/// A password equal to one of them is refused at any length. As a part only texts of four code points and more count,
/// and only when what is left without them would be too short by itself: "Ann" in "Cannonball" or a name in a
/// long sentence gives nothing away.
/// </remarks>
internal sealed class PasswordIdentity
{
    private const int LeastPart = 4;

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    private PasswordIdentity()
    {
    }

    public static PasswordIdentity Of(PasswordContext context)
    {
        var identity = new PasswordIdentity();
        if (context.Email is { } email)
        {
            identity.Add(email);
            identity.AddWithWords(email.Split('@')[0]);
        }

        foreach (var name in context.Names)
        {
            identity.AddWithWords(name);
        }

        return identity;
    }

    /// <summary>Whether the password is one of these texts or mostly made of them.</summary>
    public bool Governs(string password, int least)
    {
        var rest = BlocklistKeys.Fold(password);
        if (_texts.Contains(rest))
        {
            return true;
        }

        var whole = rest.Length;

        // The longest first, so that a whole address goes at once and not word by word.
        foreach (var text in _texts.Where(static text => Length(text) >= LeastPart).OrderByDescending(static text => text.Length))
        {
            rest = rest.Replace(text, "", StringComparison.Ordinal);
        }

        return rest.Length < whole && Length(rest) < least;
    }

    private static int Length(string text) => text.EnumerateRunes().Count();

    private void AddWithWords(string name)
    {
        Add(name);
        var word = new StringBuilder();
        foreach (var character in name)
        {
            if (char.IsLetterOrDigit(character))
            {
                word.Append(character);
                continue;
            }

            Add(word.ToString());
            word.Clear();
        }

        Add(word.ToString());
    }

    private void Add(string text)
    {
        var folded = BlocklistKeys.Fold(text.Trim());
        if (folded.Length > 0)
        {
            _texts.Add(folded);
        }
    }
}
