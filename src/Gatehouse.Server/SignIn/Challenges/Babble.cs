namespace Gatehouse.Server.SignIn.Challenges;

/// <summary>
/// A crowd in the background: scraps of the same recordings by the same voices, about half of them backwards,
/// so that neither the spectrum nor the voice tells the crowd from the speaker. Only loudness and sense do.
/// </summary>
internal static class Babble
{
    private const int Shortest = SpokenClips.Rate * 70 / 1000;
    private const int Longest = SpokenClips.Rate * 240 / 1000;
    private const int Fade = SpokenClips.Rate * 12 / 1000;

    public static float[] Make(int length, int talkers, Chance chance)
    {
        var crowd = new float[length];
        for (var talker = 0; talker < talkers; talker++)
        {
            for (var at = -chance.Below(Longest); at < length;)
            {
                at += Scrap(crowd, at, chance);
            }
        }

        return crowd;
    }

    // Scraps overlap by the length of their fades.
    private static int Scrap(float[] crowd, int at, Chance chance)
    {
        var length = chance.Between(Shortest, Longest);
        var speed = chance.Between(0.8f, 1.3f);
        var (gain, backwards) = (chance.Between(0.6f, 1.2f), chance.Coin());
        var start = chance.Below(SpokenClips.TotalSamples - (int)(length * speed) - 2);
        for (var i = Math.Max(0, -at); i < length && at + i < crowd.Length; i++)
        {
            var place = (backwards ? length - 1 - i : i) * speed;
            var left = (int)place;
            var (a, b) = (SpokenClips.Sample(start + left), SpokenClips.Sample(start + left + 1));
            var fade = MathF.Min(1, MathF.Min(i, length - i) / (float)Fade);
            crowd[at + i] += gain * fade * (a + (b - a) * (place - left));
        }

        return length - Fade;
    }
}
