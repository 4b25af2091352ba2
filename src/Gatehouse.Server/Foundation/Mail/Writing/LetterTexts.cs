using System.Globalization;
using System.Resources;

namespace Gatehouse.Server.Foundation.Mail.Writing;

/// <summary>The few lines that every letter has (LetterTexts.resx), in the language its person reads.</summary>
internal sealed class LetterTexts(string language)
{
    private static readonly ResourceManager Resources = new(typeof(LetterTexts));
    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(language);

    public string ButtonFails => Get("ButtonFails");

    public string SentBy(string brand, string address) => Get("SentBy", brand, address);

    public string NeverAsks(string brand) => Get("NeverAsks", brand);

    public string NoReplies => Get("NoReplies");

    private string Get(string name, params object[] values) => string.Format(culture, Resources.GetString(name, culture)!, values);
}
