using System.Numerics;
using Gatehouse.Server.SignIn.Challenges;

namespace Gatehouse.Benchmarks.SignIn.Challenges;

/// <summary>Slides every template over a picture and keeps, for each character and column, its best correlation at any height.</summary>
internal sealed class GlyphMatcher(bool edges)
{
    private readonly GlyphTemplates.Template[] templates = GlyphTemplates.Make(edges);

    /// <summary>[character of the alphabet, column of the halved picture] -> correlation of the best placement centred there.</summary>
    public float[,] Match(GreyPicture half)
    {
        const int Margin = GlyphTemplates.Stride;
        var (w, h) = (half.Width + 2 * Margin, half.Height + 2 * Margin);
        var mean = half.Pixels.Average();
        var field = new float[w * h + Margin];
        Array.Fill(field, mean);
        for (var y = 0; y < half.Height; y++)
        {
            Array.Copy(half.Pixels, y * half.Width, field, (y + Margin) * w + Margin, half.Width);
        }

        var (sums, squares) = (Integral(field, w, h, value => value), Integral(field, w, h, value => value * value));
        var scores = new float[ChallengeText.Alphabet.Length, half.Width];
        foreach (var template in templates)
        {
            var row = ChallengeText.Alphabet.IndexOf(template.Character, StringComparison.Ordinal);
            var area = template.Width * template.Height;
            for (var centre = 5; centre < half.Width - 5; centre++)
            {
                for (var middle = half.Height / 2 - 6; middle <= half.Height / 2 + 6; middle++)
                {
                    var (left, top) = (centre + Margin - template.Width / 2, middle + Margin - template.Height / 2);
                    var sum = Box(sums, w + 1, left, top, template);
                    var spread = Math.Sqrt(Math.Max(Box(squares, w + 1, left, top, template) - sum * sum / area, 1e-6));
                    var score = Product(field.AsSpan(top * w + left), w, template) / (float)spread;
                    scores[row, centre] = MathF.Max(scores[row, centre], score);
                }
            }
        }

        return scores;
    }

    private static float Product(ReadOnlySpan<float> field, int stride, GlyphTemplates.Template template)
    {
        var sum = Vector<float>.Zero;
        for (var y = 0; y < template.Height; y++)
        {
            var a = field[(y * stride)..];
            var b = template.Values.AsSpan(y * GlyphTemplates.Stride);
            for (var x = 0; x < template.Width; x += Vector<float>.Count)
            {
                sum += new Vector<float>(a[x..]) * new Vector<float>(b[x..]);
            }
        }

        return Vector.Sum(sum);
    }

    private static double[] Integral(float[] field, int w, int h, Func<double, double> value)
    {
        var sums = new double[(w + 1) * (h + 1)];
        for (var y = 0; y < h; y++)
        {
            for (var x = 0; x < w; x++)
            {
                sums[(y + 1) * (w + 1) + x + 1] = value(field[y * w + x]) + sums[y * (w + 1) + x + 1] + sums[(y + 1) * (w + 1) + x] - sums[y * (w + 1) + x];
            }
        }

        return sums;
    }

    private static double Box(double[] sums, int stride, int left, int top, GlyphTemplates.Template template)
    {
        var (right, bottom) = (left + template.Width, top + template.Height);
        return sums[bottom * stride + right] - sums[top * stride + right] - sums[bottom * stride + left] + sums[top * stride + left];
    }
}
