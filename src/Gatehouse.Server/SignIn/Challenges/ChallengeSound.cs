using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.SignIn.Challenges;

/// <summary>
/// Speaks the text for people who cannot see the picture: "letter H", "digit 7", each word by another voice at another
/// pitch and pace in another room, with uneven pauses, over a crowd made of the same voices.
/// </summary>
internal static class ChallengeSound
{
    private const int Rate = SpokenClips.Rate;

    // Eleven seconds of 16 bits at 11,025 Hz are 243 kB.
    private const int Longest = 11 * Rate;
    private const float SpeechLevel = 0.12f;

    public static byte[] Speak(string text, SecretSource random)
    {
        var chance = new Chance(random);
        var words = new float[text.Length][];
        for (var i = 0; i < text.Length; i++)
        {
            words[i] = Say(text[i], chance);
        }

        var pauses = Pauses(text.Length + 1, Longest - words.Sum(word => word.Length), chance);
        var sound = Babble.Make(pauses.Sum() + words.Sum(word => word.Length), talkers: 5, chance);
        Level(sound, SpeechLevel * chance.Between(0.7f, 0.78f));
        var at = 0;
        for (var i = 0; i < words.Length; i++)
        {
            at += pauses[i];
            for (var j = 0; j < words[i].Length; j++)
            {
                sound[at + j] += words[i][j];
            }

            at += words[i].Length;
        }

        Hiss(sound, chance);
        Resonance.Peak(chance.Between(400f, 3500f), chance.Between(-6f, 6f)).Apply(sound);
        return WavWriter.Write(sound, Rate);
    }

    // The kind and the character are said by two voices: who recognises the first has learned nothing for the second.
    private static float[] Say(char character, Chance chance)
    {
        var kind = Voice(char.IsAsciiDigit(character) ? "digit" : "letter", chance);
        var name = Voice(character.ToString(), chance);
        var said = new float[kind.Length + chance.Between(Rate * 20 / 1000, Rate * 80 / 1000) + name.Length];
        kind.CopyTo(said, 0);
        name.CopyTo(said, said.Length - name.Length);
        return said;
    }

    private static float[] Voice(string word, Chance chance)
    {
        var plain = SpokenClips.Word(chance.Below(SpokenClips.Voices), word);
        var said = VoiceBend.Repitch(plain, chance, 0.8f, 1.25f);
        said = VoiceBend.Stretch(said, (int)(plain.Length * chance.Between(0.9f, 1.15f)), chance);
        VoiceBend.Room(said, chance);
        Level(said, SpeechLevel * chance.Between(0.9f, 1.1f));
        return said;
    }

    private static int[] Pauses(int count, int room, Chance chance)
    {
        var pauses = new int[count];
        for (var i = 0; i < count; i++)
        {
            pauses[i] = chance.Between(Rate * 220 / 1000, Rate * 620 / 1000);
        }

        var sum = pauses.Sum();
        return sum <= room ? pauses : Array.ConvertAll(pauses, pause => (int)((long)pause * room / sum));
    }

    private static void Level(float[] sound, float wanted)
    {
        var squares = 0f;
        foreach (var sample in sound)
        {
            squares += sample * sample;
        }

        var gain = wanted / MathF.Sqrt(MathF.Max(squares / sound.Length, 1e-9f));
        for (var i = 0; i < sound.Length; i++)
        {
            sound[i] *= gain;
        }
    }

    // Every sample differs from challenge to challenge, also where nobody speaks.
    private static void Hiss(float[] sound, Chance chance)
    {
        var (loudness, colour, slow) = (chance.Between(0.01f, 0.02f), chance.Between(0.3f, 0.9f), 0f);
        for (var i = 0; i < sound.Length; i++)
        {
            var fresh = chance.Bell();
            slow += colour * (fresh - slow);
            sound[i] += loudness * (slow + 0.3f * fresh);
        }
    }
}
