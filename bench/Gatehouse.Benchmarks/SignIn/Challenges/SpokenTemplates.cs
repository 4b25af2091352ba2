using Gatehouse.Server.SignIn.Challenges;

namespace Gatehouse.Benchmarks.SignIn.Challenges;

/// <summary>
/// The clean recordings as their enemy uses them, of every voice at several pitches: the words "letter" and "digit",
/// which say where a character begins, and the characters, which may follow in another voice.
/// </summary>
internal static class SpokenTemplates
{
    private const int Gap = 450;

    internal sealed record Template(string Word, float[][] Frames);

    public static Template[] Kinds(bool subtractNoise) => Make("A7", subtractNoise, takeKind: true);

    public static Template[] Characters(bool subtractNoise) => Make(ChallengeText.Alphabet, subtractNoise, takeKind: false);

    public static string KindOf(char character) => char.IsAsciiDigit(character) ? "digit" : "letter";

    /// <summary>"letter H" or "digit 7", faster and higher or slower and lower.</summary>
    public static float[] Said(char character, int kindVoice, int voice, float speed) =>
        Moved([.. SpokenClips.Word(kindVoice, KindOf(character)), .. new float[Gap], .. SpokenClips.Word(voice, character.ToString())], speed);

    private static Template[] Make(string characters, bool subtractNoise, bool takeKind) =>
    [
        .. from character in characters
           from voice in Enumerable.Range(0, SpokenClips.Voices)
           from speed in (float[])[0.84f, 0.92f, 1, 1.09f, 1.19f]
           let all = SoundFeatures.Directions(SoundFeatures.Frames(Said(character, voice, voice, speed), subtractNoise))
           let total = SpokenClips.Word(voice, KindOf(character)).Length + Gap + SpokenClips.Word(voice, character.ToString()).Length
           let kind = all.Length * SpokenClips.Word(voice, KindOf(character)).Length / total
           let name = all.Length * (total - SpokenClips.Word(voice, character.ToString()).Length) / total
           select takeKind ? new Template(KindOf(character), all[..kind]) : new Template(character.ToString(), all[name..]),
    ];

    private static float[] Moved(float[] plain, float speed)
    {
        var moved = new float[(int)((plain.Length - 2) / speed)];
        for (var i = 0; i < moved.Length; i++)
        {
            var at = i * speed;
            var left = (int)at;
            moved[i] = plain[left] + (plain[left + 1] - plain[left]) * (at - left);
        }

        return moved;
    }
}
