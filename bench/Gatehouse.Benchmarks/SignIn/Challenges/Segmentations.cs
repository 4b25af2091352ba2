using Gatehouse.Server.SignIn.Challenges;

namespace Gatehouse.Benchmarks.SignIn.Challenges;

/// <summary>Three ways from the scores of characters at columns to six characters.</summary>
internal static class Segmentations
{
    private const int Count = ChallengeText.Length;

    /// <summary>No cut at all: the six placements with the highest sum that keep a likely distance (dynamic programming).</summary>
    public static string ByBestPath(float[,] scores)
    {
        const int Nearest = 13;
        const int Farthest = 27;
        var width = scores.GetLength(1);
        var (best, from) = (new float[Count, width], new int[Count, width]);
        for (var i = 0; i < Count; i++)
        {
            for (var x = 0; x < width; x++)
            {
                best[i, x] = i == 0 && x is >= 6 and <= 18 ? Top(scores, x).Score : float.MinValue / 4;
                for (var before = Math.Max(0, x - Farthest); i > 0 && before <= x - Nearest; before++)
                {
                    var sum = best[i - 1, before] + Top(scores, x).Score;
                    if (sum > best[i, x])
                    {
                        (best[i, x], from[i, x]) = (sum, before);
                    }
                }
            }
        }

        var end = Enumerable.Range(width - 18, 13).MaxBy(x => best[Count - 1, x]);
        var text = new char[Count];
        for (var i = Count - 1; i >= 0; i--)
        {
            text[i] = Top(scores, end).Character;
            end = from[i, end];
        }

        return new string(text);
    }

    /// <summary>Six slots of equal width, as a reader of the drawing code would guess the centres.</summary>
    public static string ByEqualSlots(float[,] scores)
    {
        var width = scores.GetLength(1);
        return ByCentres(scores, [.. Enumerable.Range(0, Count).Select(i => 11.5f + i * (width - 23f) / (Count - 1))], reach: 4);
    }

    /// <summary>Cuts in the five thinnest columns near where cuts are due, then the best match inside each piece.</summary>
    public static string ByThinColumns(float[,] scores, GreyPicture ink)
    {
        var width = ink.Width;
        var columns = Enumerable.Range(0, width).Select(x => Enumerable.Range(0, ink.Height).Sum(y => ink.At(x, y))).ToArray();
        var cuts = new int[Count + 1];
        cuts[Count] = width;
        for (var i = 1; i < Count; i++)
        {
            var due = i * width / Count;
            cuts[i] = Enumerable.Range(due - 7, 15).MinBy(x => columns[x]);
        }

        return ByCentres(scores, [.. Enumerable.Range(0, Count).Select(i => (cuts[i] + cuts[i + 1]) / 2f)], reach: 3);
    }

    private static string ByCentres(float[,] scores, float[] centres, int reach) =>
        new([.. centres.Select(centre => Enumerable.Range((int)centre - reach, 2 * reach + 1).Select(x => Top(scores, x)).MaxBy(top => top.Score).Character)]);

    private static (char Character, float Score) Top(float[,] scores, int x)
    {
        var best = 0;
        for (var i = 1; i < scores.GetLength(0); i++)
        {
            if (scores[i, x] > scores[best, x])
            {
                best = i;
            }
        }

        return (ChallengeText.Alphabet[best], scores[best, x]);
    }
}
