using System.Numerics;
using Gatehouse.Server.SignIn.Challenges;

namespace Gatehouse.Benchmarks.SignIn.Challenges;

/// <summary>Aligns the clean recordings with a sound by dynamic time warping.</summary>
internal sealed class SpokenMatcher(bool subtractNoise)
{
    // The character says what it is, the word before it only where: its part in the cost is smaller.
    private const float CharacterWeight = 1.5f;
    private const int LongestGap = 6;

    private readonly SpokenTemplates.Template[] kinds = SpokenTemplates.Kinds(subtractNoise);
    private readonly SpokenTemplates.Template[] characters = SpokenTemplates.Characters(subtractNoise);

    /// <summary>The best word that ends at a frame, where it began, and at what cost.</summary>
    internal readonly record struct Ending(string Word, int Start, float Cost);

    public string ByBestPath(float[] sound) => BestPath(Endings(SoundFeatures.Directions(SoundFeatures.Frames(sound, subtractNoise))));

    /// <summary>Cuts where it is quiet: the six loudest stretches, each compared whole with every recording.</summary>
    public string ByLoudStretches(float[] sound)
    {
        var bands = SoundFeatures.Frames(sound, subtractNoise);
        var frames = SoundFeatures.Directions(bands);
        var loud = new float[bands.Length + 1];
        for (var i = 0; i < bands.Length; i++)
        {
            loud[i + 1] = loud[i] + SoundFeatures.Loudness(bands[i]);
        }

        // The best six windows of one second that do not overlap, by the energy they hold.
        const int Long = 58;
        var taken = new List<int>();
        var mean = loud[^1] / bands.Length;
        for (var k = 0; k < ChallengeText.Length; k++)
        {
            var free = Enumerable.Range(0, Math.Max(1, bands.Length - Long)).Where(start => taken.TrueForAll(other => Math.Abs(other - start) >= Long)).ToArray();
            if (free.Length == 0)
            {
                break;
            }

            taken.Add(free.MaxBy(start => loud[start + Long] - loud[start] - mean * Long));
        }

        return new string([.. taken.Order().Select(start => Endings(frames[Math.Max(0, start - 8)..Math.Min(frames.Length, start + Long + 8)]).MinBy(ending => ending.Cost).Word[0])]);
    }

    private Ending[] Endings(float[][] frames)
    {
        var free = Enumerable.Range(0, frames.Length).Select(j => new Ending("", j, 0)).ToArray();
        var best = Nothing(frames.Length);
        foreach (var group in kinds.GroupBy(template => template.Word))
        {
            var after = Nothing(frames.Length);
            foreach (var kind in group)
            {
                Align(kind, 1, frames, free, after);
            }

            // The character begins where the word before it has just ended.
            var begins = Enumerable.Range(0, frames.Length).Select(j => after[Math.Max(0, j - LongestGap)..Math.Max(1, j)].MinBy(ending => ending.Cost)).ToArray();
            foreach (var character in characters.Where(template => SpokenTemplates.KindOf(template.Word[0]) == group.Key))
            {
                Align(character, CharacterWeight, frames, begins, best);
            }
        }

        return best;
    }

    private static Ending[] Nothing(int length) => [.. Enumerable.Repeat(new Ending("?", 0, 1e9f), length)];

    private static void Align(SpokenTemplates.Template template, float weight, float[][] frames, Ending[] begins, Ending[] best)
    {
        var cost = new[] { new float[frames.Length], new float[frames.Length], new float[frames.Length] };
        var start = new[] { new int[frames.Length], new int[frames.Length], new int[frames.Length] };
        for (var i = 0; i < template.Frames.Length; i++)
        {
            Row(template.Frames[i], weight / template.Frames.Length, frames, i, cost, start, begins);
        }

        var last = (template.Frames.Length - 1) % 3;
        for (var j = 0; j < frames.Length; j++)
        {
            if (cost[last][j] < best[j].Cost)
            {
                best[j] = new Ending(template.Word, start[last][j], cost[last][j]);
            }
        }
    }

    // Steps of (1,1), (1,2) and (2,1) keep the pace between half and double.
    private static void Row(float[] wanted, float weight, float[][] frames, int i, float[][] cost, int[][] start, Ending[] begins)
    {
        const float Far = 1e9f;
        var (now, before, second) = (i % 3, (i + 2) % 3, (i + 1) % 3);
        for (var j = 0; j < frames.Length; j++)
        {
            var distance = weight * Distance(wanted, frames[j]);
            if (i == 0)
            {
                (cost[now][j], start[now][j]) = (begins[j].Cost + distance, begins[j].Start);
                continue;
            }

            var (least, from) = (Far, j);
            if (j >= 1)
            {
                (least, from) = (cost[before][j - 1], start[before][j - 1]);
            }

            if (j >= 2 && cost[before][j - 2] < least)
            {
                (least, from) = (cost[before][j - 2], start[before][j - 2]);
            }

            if (i >= 2 && j >= 1 && cost[second][j - 1] + distance < least)
            {
                (least, from) = (cost[second][j - 1] + distance, start[second][j - 1]);
            }

            (cost[now][j], start[now][j]) = (least + distance, from);
        }
    }

    private static float Distance(float[] a, float[] b)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i < SoundFeatures.Bands; i += Vector<float>.Count)
        {
            sum += new Vector<float>(a, i) * new Vector<float>(b, i);
        }

        return 1 - Vector.Sum(sum);
    }

    // Six characters one after the other at the least sum of costs.
    private static string BestPath(Ending[] endings)
    {
        const int Count = ChallengeText.Length;
        var (best, taken) = (new float[Count + 1, endings.Length + 1], new bool[Count + 1, endings.Length + 1]);
        for (var k = 1; k <= Count; k++)
        {
            best[k, 0] = 1e9f;
            for (var j = 1; j <= endings.Length; j++)
            {
                var with = best[k - 1, endings[j - 1].Start] + endings[j - 1].Cost;
                taken[k, j] = with < best[k, j - 1];
                best[k, j] = MathF.Min(with, best[k, j - 1]);
            }
        }

        var text = new char[Count];
        for (int k = Count, j = endings.Length; k > 0;)
        {
            if (j == 0)
            {
                text[--k] = '?';
            }
            else if (taken[k, j])
            {
                text[--k] = endings[j - 1].Word[0];
                j = endings[j - 1].Start;
            }
            else
            {
                j--;
            }
        }

        return new string(text);
    }
}
