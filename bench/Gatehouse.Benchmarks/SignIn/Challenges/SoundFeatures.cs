using System.Numerics;

namespace Gatehouse.Benchmarks.SignIn.Challenges;

/// <summary>
/// What a listener by program sees: the fourth root of the power in 24 mel bands, 62 times a second (a logarithm would give
/// what is faint, and so the noise, the same say), each band freed of its mean over the last and next half second,
/// which undoes filters and rooms, and each frame of its loudness. Of the features tried these broke the most sounds.
/// </summary>
internal static class SoundFeatures
{
    public const int Bands = 24;

    private const int Window = 256;
    private const int Hop = 176;
    private const int Rate = 11025;
    private const int Around = 30;

    private static readonly float[][] Mel = MelBands();

    public static float[] ReadWave(byte[] wave)
    {
        var sound = new float[(wave.Length - 44) / 2];
        for (var i = 0; i < sound.Length; i++)
        {
            sound[i] = BitConverter.ToInt16(wave, 44 + 2 * i) / 32768f;
        }

        return sound;
    }

    /// <summary>The bands, frame after frame; without their usual ground where noise is to be taken out.</summary>
    public static float[][] Frames(float[] sound, bool subtractNoise)
    {
        var powers = new float[Math.Max(1, (sound.Length - Window) / Hop + 1)][];
        for (var frame = 0; frame < powers.Length; frame++)
        {
            powers[frame] = Powers(sound, frame * Hop);
        }

        var floor = new float[Bands];
        for (var band = 0; band < Bands; band++)
        {
            var sorted = powers.Select(frame => frame[band]).Order().ToArray();
            floor[band] = subtractNoise ? sorted[sorted.Length * 35 / 100] : 0;
        }

        return [.. powers.Select(frame => frame.Select((power, band) => MathF.Sqrt(MathF.Sqrt(MathF.Max(power - floor[band], 0.02f * floor[band])))).ToArray())];
    }

    /// <summary>Frames as directions: without the mean of each band nearby, then without mean and length of each frame.</summary>
    public static float[][] Directions(float[][] frames)
    {
        var directions = new float[frames.Length][];
        for (var at = 0; at < frames.Length; at++)
        {
            var near = frames.AsSpan(Math.Max(0, at - Around)..Math.Min(frames.Length, at + Around + 1));
            var direction = new float[Bands];
            foreach (var other in near)
            {
                for (var band = 0; band < Bands; band++)
                {
                    direction[band] += (frames[at][band] - other[band]) / near.Length;
                }
            }

            var middle = direction.Average();
            var length = MathF.Sqrt(direction.Sum(value => (value - middle) * (value - middle)) + 1e-6f);
            directions[at] = Array.ConvertAll(direction, value => (value - middle) / length);
        }

        return directions;
    }

    public static float Loudness(float[] frame) => frame.Sum(value => value * value * value * value);

    private static float[] Powers(float[] sound, int start)
    {
        var wave = new Complex[Window];
        for (var i = 0; i < Window; i++)
        {
            wave[i] = start + i < sound.Length ? sound[start + i] * (0.54 - 0.46 * Math.Cos(2 * Math.PI * i / (Window - 1))) : 0;
        }

        Fourier(wave);
        var powers = new float[Bands];
        for (var band = 0; band < Bands; band++)
        {
            for (var i = 0; i < Window / 2; i++)
            {
                powers[band] += Mel[band][i] * (float)(wave[i].Real * wave[i].Real + wave[i].Imaginary * wave[i].Imaginary);
            }
        }

        return powers;
    }

    private static float[][] MelBands()
    {
        static double ToMel(double hertz) => 1127 * Math.Log(1 + hertz / 700);
        var (low, high) = (ToMel(120), ToMel(5300));
        var width = (high - low) / (Bands + 1);
        return [.. Enumerable.Range(1, Bands).Select(band => Enumerable.Range(0, Window / 2)
            .Select(i => (float)Math.Max(0, 1 - Math.Abs(ToMel((double)i * Rate / Window) - low - band * width) / width)).ToArray())];
    }

    // Cooley and Tukey, in place, for powers of two.
    private static void Fourier(Complex[] values)
    {
        for (int i = 1, j = 0; i < values.Length; i++)
        {
            var bit = values.Length >> 1;
            for (; (j & bit) != 0; bit >>= 1)
            {
                j ^= bit;
            }

            j ^= bit;
            if (i < j)
            {
                (values[i], values[j]) = (values[j], values[i]);
            }
        }

        for (var size = 2; size <= values.Length; size *= 2)
        {
            var turn = Complex.FromPolarCoordinates(1, -2 * Math.PI / size);
            for (var start = 0; start < values.Length; start += size)
            {
                var factor = Complex.One;
                for (var k = start; k < start + size / 2; k++)
                {
                    var odd = values[k + size / 2] * factor;
                    (values[k], values[k + size / 2]) = (values[k] + odd, values[k] - odd);
                    factor *= turn;
                }
            }
        }
    }
}
