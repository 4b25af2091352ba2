using System.Numerics;

namespace Gatehouse.Server.SignIn.Challenges;

/// <summary>How much of each pixel is covered, 0 to 1; strokes are drawn with soft edges.</summary>
internal sealed class InkPlane(int width, int height)
{
    public float[] Cover { get; } = new float[width * height];

    public void Clear() => Array.Clear(Cover);

    /// <summary>A line of points drawn by a round pen.</summary>
    public void Draw(ReadOnlySpan<Vector2> points, float radius)
    {
        for (var i = 1; i < points.Length; i++)
        {
            Segment(points[i - 1], points[i], radius);
        }
    }

    /// <summary>Ink over ink shows the ground again: a crossing has no outline that a flood fill or a threshold could follow.</summary>
    public void Cross(InkPlane other, float strength = 1)
    {
        for (var i = 0; i < Cover.Length; i++)
        {
            var cover = strength * other.Cover[i];
            Cover[i] += cover - 2 * Cover[i] * cover;
        }
    }

    private void Segment(Vector2 from, Vector2 to, float radius)
    {
        var reach = radius + 1;
        var left = Math.Max(0, (int)(MathF.Min(from.X, to.X) - reach));
        var right = Math.Min(width - 1, (int)(MathF.Max(from.X, to.X) + reach));
        var top = Math.Max(0, (int)(MathF.Min(from.Y, to.Y) - reach));
        var bottom = Math.Min(height - 1, (int)(MathF.Max(from.Y, to.Y) + reach));
        var along = to - from;
        var inverse = 1 / MathF.Max(along.LengthSquared(), 1e-6f);
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var offset = new Vector2(x, y) - from;
                var t = Math.Clamp(Vector2.Dot(offset, along) * inverse, 0, 1);
                var cover = radius + 0.5f - (offset - along * t).Length();
                ref var pixel = ref Cover[y * width + x];
                pixel = MathF.Max(pixel, MathF.Min(cover, 1));
            }
        }
    }
}
