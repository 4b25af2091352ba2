using System.Globalization;
using System.Text;
using Gatehouse.Server.Access.Applications;

namespace Gatehouse.Server.Doors.Portal;

/// <summary>An application as its tile shows it.</summary>
internal sealed record ApplicationTile(Application Application, bool IsFavourite)
{
    /// <summary>As many as portal.css has.</summary>
    private const int Tones = 6;

    public string Id => Application.Id;

    public string Name => Application.Name;

    public string Url => Application.Url!;

    public string? Description => Application.Description;

    /// <summary>What its icon shows: the name's first letter or digit, whole even where it takes more than one code point.</summary>
    public string Letter
    {
        get
        {
            var text = StringInfo.GetTextElementEnumerator(Name);
            while (text.MoveNext())
            {
                var element = text.GetTextElement();
                if (Rune.GetRuneAt(element, 0) is var first && Rune.IsLetterOrDigit(first))
                {
                    return element.ToUpperInvariant();
                }
            }

            return "•";
        }
    }

    /// <summary>One of the colours of icons; the same on every visit.</summary>
    public int Tone => Name.Aggregate(0, static (sum, each) => ((sum * 31) + each) % 997) % Tones;
}
