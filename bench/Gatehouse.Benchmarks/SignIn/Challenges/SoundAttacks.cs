using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.SignIn.Challenges;

namespace Gatehouse.Benchmarks.SignIn.Challenges;

/// <summary>Every attack on sounds, over the same sounds; and a control that shows the attackers are able.</summary>
internal static class SoundAttacks
{
    public static bool Run(int count)
    {
        Tally[] tallies =
        [
            new("recordings aligned, best path", 0.10),
            new("recordings aligned, noise subtracted, best path", 0.10),
            new("recordings aligned, loud stretches", 0.10),
            new("recordings aligned, noise subtracted, loud", 0.10),
        ];
        var control = new Tally("control: the same without any disturbance", 1.01);
        var (plain, subtracted) = (new SpokenMatcher(subtractNoise: false), new SpokenMatcher(subtractNoise: true));
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var text = ChallengeText.Draw(SecretSource.System);
            var sound = SoundFeatures.ReadWave(ChallengeSound.Speak(text, SecretSource.System));
            tallies[0].Add(text, plain.ByBestPath(sound));
            tallies[1].Add(text, subtracted.ByBestPath(sound));
            tallies[2].Add(text, plain.ByLoudStretches(sound));
            tallies[3].Add(text, subtracted.ByLoudStretches(sound));
            if (i % 4 == 0)
            {
                control.Add(text, plain.ByBestPath(Clean(text)));
            }
        });
        foreach (var tally in tallies)
        {
            tally.Print();
        }

        control.Print();
        return tallies.All(tally => tally.Holds);
    }

    private static float[] Clean(string text)
    {
        var sound = new List<float>();
        foreach (var character in text)
        {
            sound.AddRange(new float[4000]);
            sound.AddRange(SpokenTemplates.Said(
                character, SecretSource.System.Below(SpokenClips.Voices), SecretSource.System.Below(SpokenClips.Voices), 0.9f + SecretSource.System.Below(20) / 100f));
        }

        return [.. sound, .. new float[4000]];
    }
}
