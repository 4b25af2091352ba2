using System.Numerics;

namespace Gatehouse.Server.SignIn.Challenges;

/// <summary>Moves every point of the picture by a few waves of chance direction, length and phase.</summary>
internal sealed class Ripple
{
    private readonly (Vector2 Push, Vector2 Wave, float Phase)[] waves;

    public Ripple(Chance chance, int count, float shortest, float longest, float push)
    {
        waves = new (Vector2, Vector2, float)[count];
        for (var i = 0; i < count; i++)
        {
            var (sin, cos) = MathF.SinCos(chance.Between(0, MathF.Tau));
            var (sinPush, cosPush) = MathF.SinCos(chance.Between(0, MathF.Tau));
            var frequency = MathF.Tau / chance.Between(shortest, longest);
            waves[i] = (new Vector2(cosPush, sinPush) * push * chance.Between(0.6f, 1), new Vector2(cos, sin) * frequency, chance.Between(0, MathF.Tau));
        }
    }

    public Vector2 Apply(Vector2 point)
    {
        var moved = point;
        foreach (var (push, wave, phase) in waves)
        {
            moved += push * MathF.Sin(Vector2.Dot(wave, point) + phase);
        }

        return moved;
    }

    /// <summary>The sum of the waves as a height, for shading.</summary>
    public float Height(Vector2 point)
    {
        var sum = 0f;
        foreach (var (_, wave, phase) in waves)
        {
            sum += MathF.Sin(Vector2.Dot(wave, point) + phase);
        }

        return sum / waves.Length;
    }
}
