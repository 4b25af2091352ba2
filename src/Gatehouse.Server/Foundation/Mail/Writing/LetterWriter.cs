using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Mail.Writing;

/// <summary>Gives every letter the same look.</summary>
internal sealed class LetterWriter(BrandOptions brand, PublicAddress place)
{
    public WrittenLetter Write(LetterContent content) => new(HtmlLetter.Write(content, brand.Name, Origin), TextLetter.Write(content, brand.Name, Origin));

    private string Origin => place.Origin.GetLeftPart(UriPartial.Authority);
}
