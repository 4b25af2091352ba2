using System.Globalization;
using System.Numerics;

namespace Gatehouse.Server.SignIn.Challenges;

/// <summary>
/// The characters as pen strokes, two forms of each, drawn for this product and licensed like it (Apache-2.0).
/// A box is 100 wide and 140 high, y downwards; M moves, L draws a line, Q a quadratic curve (control point, end).
/// </summary>
internal static class Glyphs
{
    public const int Forms = 2;
    public const float Width = 100;
    public const float Height = 140;

    private const float LongestStep = 5;

    private static readonly Lazy<Dictionary<char, Vector2[][][]>> Drawn = new(DrawAll);

    /// <summary>The strokes of one form, each a line of points close enough to be bent.</summary>
    public static Vector2[][] Strokes(char character, int form) => Drawn.Value[character][form];

    private static Dictionary<char, Vector2[][][]> DrawAll() => new()
    {
        ['A'] = Pair("M 5 140 L 50 0 L 95 140 M 21 92 L 79 92",
                     "M 2 140 Q 36 80 46 0 L 56 0 Q 66 80 98 140 M 26 88 L 75 88"),
        ['C'] = Pair("M 92 28 Q 74 0 48 0 Q 5 0 5 70 Q 5 140 48 140 Q 74 140 92 112",
                     "M 88 38 Q 85 0 50 0 Q 8 0 8 45 L 8 95 Q 8 140 50 140 Q 85 140 88 102"),
        ['F'] = Pair("M 90 0 L 14 0 L 14 140 M 14 65 L 75 65",
                     "M 94 8 Q 60 -2 30 2 Q 22 60 18 140 M 22 66 Q 50 60 80 64"),
        ['H'] = Pair("M 10 0 L 10 140 M 90 0 L 90 140 M 10 70 L 90 70",
                     "M 14 0 Q 6 70 14 140 M 88 0 Q 94 70 86 140 M 10 62 L 91 76"),
        ['M'] = Pair("M 4 140 L 14 0 L 50 92 L 86 0 L 96 140",
                     "M 5 140 L 5 0 L 50 66 L 95 0 L 95 140"),
        ['R'] = Pair("M 14 140 L 14 0 L 55 0 Q 90 0 90 36 Q 90 72 55 72 L 14 72 M 50 72 L 92 140",
                     "M 16 140 L 16 4 Q 90 -14 90 34 Q 90 72 18 76 Q 72 80 92 140"),
        ['W'] = Pair("M 2 0 L 26 140 L 50 45 L 74 140 L 98 0",
                     "M 5 0 Q 5 140 28 140 Q 50 140 50 50 Q 50 140 72 140 Q 95 140 95 0"),
        ['X'] = Pair("M 6 0 L 94 140 M 94 0 L 6 140",
                     "M 12 0 Q 50 55 92 140 M 88 0 Q 50 85 8 140"),
        ['3'] = Pair("M 10 2 Q 50 8 88 0 L 40 60 L 62 60 Q 92 66 88 104 Q 82 140 46 140 Q 20 138 8 122",
                     "M 12 0 L 86 0 L 42 58 Q 90 58 90 100 Q 90 140 48 140 Q 20 140 8 118"),
        ['6'] = Pair("M 80 6 Q 10 20 10 95 Q 10 140 50 140 Q 90 140 90 97 Q 90 58 52 58 Q 18 58 11 90",
                     "M 84 22 Q 72 0 50 0 Q 10 0 10 80 Q 10 140 50 140 Q 90 140 90 98 Q 90 60 50 60 Q 15 60 10 90"),
        ['7'] = Pair("M 6 0 L 92 0 L 38 140",
                     "M 8 20 L 8 0 L 92 0 Q 45 60 42 140 M 26 72 L 82 72"),
        ['9'] = Pair("M 20 134 Q 90 120 90 45 Q 90 0 50 0 Q 10 0 10 43 Q 10 82 48 82 Q 82 82 89 50",
                     "M 16 118 Q 28 140 50 140 Q 90 140 90 60 Q 90 0 50 0 Q 10 0 10 42 Q 10 80 50 80 Q 85 80 90 50"),
    };

    private static Vector2[][][] Pair(string first, string second) => [Trace(first), Trace(second)];

    private static Vector2[][] Trace(string path)
    {
        var words = path.Split(' ');
        var strokes = new List<Vector2[]>();
        var stroke = new List<Vector2>();
        for (var i = 0; i < words.Length;)
        {
            switch (words[i])
            {
                case "M":
                    Close();
                    stroke.Add(Point(words, i + 1));
                    i += 3;
                    break;
                case "L":
                    Line(stroke, Point(words, i + 1));
                    i += 3;
                    break;
                default:
                    Curve(stroke, Point(words, i + 1), Point(words, i + 3));
                    i += 5;
                    break;
            }
        }

        Close();
        return [.. strokes];

        void Close()
        {
            if (stroke.Count > 0)
            {
                strokes.Add([.. stroke]);
                stroke.Clear();
            }
        }
    }

    private static void Line(List<Vector2> stroke, Vector2 end)
    {
        var start = stroke[^1];
        var steps = (int)MathF.Ceiling(Vector2.Distance(start, end) / LongestStep);
        for (var i = 1; i <= steps; i++)
        {
            stroke.Add(Vector2.Lerp(start, end, (float)i / steps));
        }
    }

    private static void Curve(List<Vector2> stroke, Vector2 control, Vector2 end)
    {
        var start = stroke[^1];
        var length = Vector2.Distance(start, control) + Vector2.Distance(control, end);
        var steps = (int)MathF.Ceiling(length / LongestStep);
        for (var i = 1; i <= steps; i++)
        {
            var t = (float)i / steps;
            stroke.Add(Vector2.Lerp(Vector2.Lerp(start, control, t), Vector2.Lerp(control, end, t), t));
        }
    }

    private static Vector2 Point(string[] words, int at) =>
        new(float.Parse(words[at], CultureInfo.InvariantCulture), float.Parse(words[at + 1], CultureInfo.InvariantCulture));
}
