namespace Gatehouse.Server.SignIn.Challenges;

/// <summary>Makes a recorded voice another one: higher or lower, faster or slower in places, in another room.</summary>
internal static class VoiceBend
{
    private const int Frame = 256;
    private const int Hop = Frame / 2;
    private const int Search = 64;

    /// <summary>Plays faster and higher or slower and lower, and slides a little while it speaks.</summary>
    public static float[] Repitch(float[] sound, Chance chance, float lowest, float highest)
    {
        var (speed, slide) = (chance.Between(lowest, highest), chance.Between(-0.06f, 0.06f));
        var bent = new float[(int)((sound.Length - 2) / speed)];
        for (var i = 0; i < bent.Length; i++)
        {
            var t = (float)i / bent.Length;
            var at = (t + slide * t * (1 - t)) * (sound.Length - 2);
            var left = (int)at;
            bent[i] = sound[left] + (sound[left + 1] - sound[left]) * (at - left);
        }

        return bent;
    }

    /// <summary>
    /// Changes the length and keeps the pitch (WSOLA: overlapping frames, each taken where it continues the one before best);
    /// the pace sways, so that no constant factor brings the recording back.
    /// </summary>
    public static float[] Stretch(float[] sound, int length, Chance chance)
    {
        var stretched = new float[length + Frame];
        var (sway, phase) = (chance.Between(0.1f, 0.25f), chance.Between(0, MathF.Tau));
        var last = sound.Length - Frame - Search - Hop - 1;
        var previous = 0;
        for (var at = 0; at < length; at += Hop)
        {
            var t = (float)at / length;
            var wanted = (t + sway / MathF.Tau * (MathF.Sin(MathF.Tau * t + phase) - MathF.Sin(phase))) * last;
            var taken = at == 0 ? 0 : BestNear(sound, Math.Clamp((int)wanted, Search, Math.Max(Search, last)), previous + Hop);
            for (var i = 0; i < Frame && taken + i < sound.Length; i++)
            {
                stretched[at + i] += sound[taken + i] * (0.5f - 0.5f * MathF.Cos(MathF.Tau * i / Frame));
            }

            previous = taken;
        }

        return stretched[..length];
    }

    /// <summary>A few early echoes of a small room, one resonance and one tilt.</summary>
    public static void Room(float[] sound, Chance chance)
    {
        for (var echo = 0; echo < 3; echo++)
        {
            var (delay, gain) = (chance.Between(60, 480), chance.Between(-0.4f, 0.4f));
            for (var i = sound.Length - 1; i >= delay; i--)
            {
                sound[i] += gain * sound[i - delay];
            }
        }

        Resonance.Peak(chance.Between(300f, 1000f), chance.Between(-9f, 9f)).Apply(sound);
        Resonance.Peak(chance.Between(1000f, 3500f), chance.Between(-9f, 9f)).Apply(sound);
    }

    private static int BestNear(float[] sound, int wanted, int natural)
    {
        var (best, bestMatch) = (wanted, float.MinValue);
        for (var offset = -Search; offset <= Search; offset += 2)
        {
            var start = wanted + offset;
            var match = 0f;
            for (var i = 0; i < Hop && natural + i < sound.Length && start + i < sound.Length; i += 2)
            {
                match += sound[natural + i] * sound[start + i];
            }

            if (match > bestMatch)
            {
                (best, bestMatch) = (start, match);
            }
        }

        return best;
    }
}
