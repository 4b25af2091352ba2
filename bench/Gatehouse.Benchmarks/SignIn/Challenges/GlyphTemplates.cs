using System.Numerics;
using Gatehouse.Server.SignIn.Challenges;

namespace Gatehouse.Benchmarks.SignIn.Challenges;

/// <summary>
/// The font as its enemy uses it: every form of every glyph, turned, slanted and stretched over the range the product draws from,
/// at half the size of the picture, with mean 0 and length 1 so that a product with a piece of picture is their correlation.
/// </summary>
internal static class GlyphTemplates
{
    public const int Stride = 40;

    internal sealed record Template(char Character, int Width, int Height, float[] Values);

    public static Template[] Make(bool edges)
    {
        var templates = new List<Template>();
        foreach (var character in ChallengeText.Alphabet)
        {
            for (var form = 0; form < Glyphs.Forms; form++)
            {
                foreach (var turn in (float[])[-0.3f, -0.15f, 0, 0.15f, 0.3f])
                {
                    foreach (var slant in (float[])[-0.22f, 0, 0.22f])
                    {
                        foreach (var wide in (float[])[0.9f, 1.15f])
                        {
                            templates.Add(Draw(character, form, turn, slant, wide, edges));
                        }
                    }
                }
            }
        }

        return [.. templates];
    }

    private static Template Draw(char character, int form, float turn, float slant, float wide, bool edges)
    {
        const int Side = 2 * Stride;
        const float Scale = 46 / Glyphs.Height;
        var map = Matrix3x2.CreateTranslation(-Glyphs.Width / 2, -Glyphs.Height / 2) * Matrix3x2.CreateScale(Scale * wide, Scale)
            * Matrix3x2.CreateSkew(slant, 0) * Matrix3x2.CreateRotation(turn) * Matrix3x2.CreateTranslation(Side / 2f, Side / 2f);
        var plane = new InkPlane(Side, Side);
        var (least, most) = (new Vector2(Side), Vector2.Zero);
        foreach (var stroke in Glyphs.Strokes(character, form))
        {
            var points = Array.ConvertAll(stroke, point => Vector2.Transform(point, map));
            plane.Draw(points, 2.8f);
            foreach (var point in points)
            {
                (least, most) = (Vector2.Min(least, point), Vector2.Max(most, point));
            }
        }

        var drawn = new GreyPicture(Side, Side).Map((x, y) => plane.Cover[y * Side + x]).Blurred(1.2f);
        var half = (edges ? drawn.EdgeStrength() : drawn).Halved();
        var (left, top) = ((int)(least.X - 4) / 2, (int)(least.Y - 4) / 2);
        var (width, height) = ((int)(most.X + 5) / 2 - left, (int)(most.Y + 5) / 2 - top);
        (width, height) = (Math.Min(width, Stride), Math.Min(height, Stride));
        return Normal(character, half, left, top, width, height);
    }

    private static Template Normal(char character, GreyPicture picture, int left, int top, int width, int height)
    {
        var values = new float[Stride * height];
        var mean = 0f;
        for (var i = 0; i < width * height; i++)
        {
            mean += picture.At(left + i % width, top + i / width) / (width * height);
        }

        var length = 0f;
        for (var i = 0; i < width * height; i++)
        {
            var value = picture.At(left + i % width, top + i / width) - mean;
            values[i / width * Stride + i % width] = value;
            length += value * value;
        }

        length = MathF.Sqrt(length);
        return new Template(character, width, height, Array.ConvertAll(values, value => value / length));
    }
}
