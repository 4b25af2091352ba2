using System.Numerics;
using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.SignIn.Challenges;

/// <summary>
/// Draws the text so that people read it and programs lose the places where one character ends and the next begins:
/// every glyph is bent by itself, the whole by waves, neighbours overlap, strokes of the same pen run through,
/// ink that crosses ink turns to ground, every stroke has its own darkness, and patches of the picture are inverted.
/// </summary>
internal static class ChallengePicture
{
    public const int Width = 260;
    public const int Height = 80;

    private const float LetterHeight = 46;

    public static byte[] Draw(string text, SecretSource random)
    {
        var chance = new Chance(random);
        var pen = chance.Between(2.6f, 3.1f);
        var ink = new InkPlane(Width, Height);
        var layer = new InkPlane(Width, Height);
        var ripple = new Ripple(chance, count: 3, shortest: 30, longest: 80, push: 1.9f);

        Letters(text, chance, ripple, pen, ink, layer);
        layer.Clear();
        Thread(chance, pen, layer);
        ink.Cross(layer, chance.Between(0.7f, 1));

        for (var i = chance.Between(1, 3); i > 0; i--)
        {
            layer.Clear();
            Scrap(chance, pen, layer);
            ink.Cross(layer, chance.Between(0.5f, 1));
        }

        for (var i = chance.Between(4, 7); i > 0; i--)
        {
            layer.Clear();
            Hair(chance, layer);
            ink.Cross(layer, chance.Between(0.6f, 1));
        }

        return PngWriter.Write(Shade(chance, ink), Width, Height);
    }

    private static void Letters(string text, Chance chance, Ripple ripple, float pen, InkPlane ink, InkPlane layer)
    {
        var places = Places(text.Length, chance);
        for (var i = 0; i < text.Length; i++)
        {
            var centre = new Vector2(places[i], Height / 2f + chance.Between(-8f, 8f));
            var bend = new GlyphBend(chance, centre, LetterHeight);
            var own = pen * chance.Between(0.85f, 1.2f);
            layer.Clear();
            foreach (var stroke in Glyphs.Strokes(text[i], chance.Below(Glyphs.Forms)))
            {
                layer.Draw(Array.ConvertAll(stroke, point => ripple.Apply(bend.Apply(point))), own * chance.Between(0.9f, 1.1f));
            }

            ink.Cross(layer, chance.Between(0.6f, 0.9f));
        }
    }

    // Uneven distances: where a letter stands must not follow from its number.
    private static float[] Places(int count, Chance chance)
    {
        var places = new float[count];
        for (var i = 1; i < count; i++)
        {
            places[i] = places[i - 1] + chance.Between(0.78f, 1.22f);
        }

        var left = chance.Between(22f, 28f);
        var stretch = (Width - left - chance.Between(22f, 28f)) / places[^1];
        return Array.ConvertAll(places, place => left + place * stretch);
    }

    // A stroke through the whole word, as heavy as the word itself: removing it removes parts of the letters.
    private static void Thread(Chance chance, float pen, InkPlane layer)
    {
        var points = new Vector2[(Width + 8) / 4];
        var sway = new Ripple(chance, count: 2, shortest: 50, longest: 150, push: 10);
        var (left, right) = (chance.Between(8f, Height - 8f), chance.Between(8f, Height - 8f));
        for (var i = 0; i < points.Length; i++)
        {
            var x = i * 4f - 4;
            points[i] = new Vector2(x, sway.Apply(new Vector2(x, left + (right - left) * x / Width)).Y);
        }

        layer.Draw(points, pen * chance.Between(0.75f, 1.05f));
    }

    // A piece of some glyph, bent like the letters: what matches a part of a template need not be a letter.
    private static void Scrap(Chance chance, float pen, InkPlane layer)
    {
        var strokes = Glyphs.Strokes(ChallengeText.Alphabet[chance.Below(ChallengeText.Alphabet.Length)], chance.Below(Glyphs.Forms));
        var stroke = strokes[chance.Below(strokes.Length)];
        var length = Math.Min(stroke.Length, chance.Between(3, 6));
        var start = chance.Below(stroke.Length - length + 1);
        var centre = new Vector2(chance.Between(0f, Width), chance.Between(0f, Height));
        var bend = new GlyphBend(chance, centre, LetterHeight);
        layer.Draw(Array.ConvertAll(stroke[start..(start + length)], bend.Apply), pen * chance.Between(0.7f, 1f));
    }

    // Thin strokes: people overlook them, but their edges are as sharp as those of the letters.
    private static void Hair(Chance chance, InkPlane layer)
    {
        var at = new Vector2(chance.Between(0f, Width), chance.Between(0f, Height));
        var (heading, turn) = (chance.Between(0, MathF.Tau), chance.Between(-0.09f, 0.09f));
        var points = new Vector2[chance.Between(8, 16)];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = at;
            heading += turn;
            at += 4 * new Vector2(MathF.Cos(heading), MathF.Sin(heading));
        }

        layer.Draw(points, chance.Between(0.5f, 0.9f));
    }

    private static byte[] Shade(Chance chance, InkPlane ink)
    {
        var patches = new Ripple(chance, count: 3, shortest: 60, longest: 140, push: 0);
        var light = new Ripple(chance, count: 2, shortest: 90, longest: 260, push: 0);
        var greys = new byte[Width * Height];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var place = new Vector2(x, y);
                var cover = ink.Cover[y * Width + x];

                // Soft-edged patches in which light and dark change places defeat every threshold on brightness.
                var turned = Math.Clamp((patches.Height(place) - 0.42f) * 22, 0, 1);
                cover += turned - 2 * cover * turned;
                var grey = 11.2f + 1.8f * light.Height(place) - 7.4f * cover + 1.5f * chance.Bell();
                greys[y * Width + x] = (byte)Math.Clamp(grey + 0.5f, 0, 15);
            }
        }

        return greys;
    }
}
