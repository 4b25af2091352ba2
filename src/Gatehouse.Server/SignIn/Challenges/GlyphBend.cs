using System.Numerics;

namespace Gatehouse.Server.SignIn.Challenges;

/// <summary>How one glyph is bent: turned, slanted, stretched and curved, each by chance.</summary>
internal readonly struct GlyphBend
{
    private readonly Matrix3x2 affine;
    private readonly float bow;
    private readonly float sway;
    private readonly float pinch;

    public GlyphBend(Chance chance, Vector2 centre, float height)
    {
        var scale = height / Glyphs.Height;
        affine = Matrix3x2.CreateTranslation(-Glyphs.Width / 2, -Glyphs.Height / 2)
            * Matrix3x2.CreateScale(scale * chance.Between(0.8f, 1.1f), scale * chance.Between(0.82f, 1.15f))
            * Matrix3x2.CreateSkew(chance.Between(-0.22f, 0.22f), chance.Between(-0.15f, 0.15f))
            * Matrix3x2.CreateRotation(chance.Between(-0.24f, 0.24f))
            * Matrix3x2.CreateTranslation(centre);
        bow = chance.Between(-12f, 12f);
        sway = chance.Between(-11f, 11f);
        pinch = chance.Between(-0.16f, 0.16f);
    }

    public Vector2 Apply(Vector2 point)
    {
        var across = point.X / (Glyphs.Width / 2) - 1;
        var down = point.Y / (Glyphs.Height / 2) - 1;
        var bent = new Vector2(
            Glyphs.Width / 2 + across * (Glyphs.Width / 2) * (1 + pinch * down) + bow * (down * down - 0.5f),
            point.Y + sway * (across * across - 0.5f));
        return Vector2.Transform(bent, affine);
    }
}
