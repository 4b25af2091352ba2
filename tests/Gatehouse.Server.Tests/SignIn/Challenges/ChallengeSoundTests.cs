using System.Buffers.Binary;
using System.Text;
using Gatehouse.Server.SignIn.Challenges;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Challenges;

public sealed class ChallengeSoundTests
{
    [Fact]
    public void A_sound_is_a_wave_file_of_one_channel_and_16_bits_that_every_browser_plays()
    {
        var wave = ChallengeSound.Speak("HX7M9A", new CountingSecrets());

        Encoding.ASCII.GetString(wave, 0, 4).ShouldBe("RIFF");
        Number(wave, 4).ShouldBe(wave.Length - 8);
        Encoding.ASCII.GetString(wave, 8, 8).ShouldBe("WAVEfmt ");
        Number(wave, 16).ShouldBe(16);
        Number(wave, 20).ShouldBe(1 | 1 << 16);
        Number(wave, 24).ShouldBe(11025);
        Number(wave, 28).ShouldBe(22050);
        Number(wave, 32).ShouldBe(2 | 16 << 16);
        Encoding.ASCII.GetString(wave, 36, 4).ShouldBe("data");
        Number(wave, 40).ShouldBe(wave.Length - 44);
    }

    [Fact]
    public void Six_long_words_stay_below_250_kB_and_eleven_seconds()
    {
        var random = new CountingSecrets();
        foreach (var character in ChallengeText.Alphabet)
        {
            var wave = ChallengeSound.Speak(new string(character, ChallengeText.Length), random);

            wave.Length.ShouldBeLessThan(250_000);
            Seconds(wave).ShouldBeInRange(4, 11.1);
        }
    }

    [Fact]
    public void Speech_stands_out_of_the_crowd_and_is_hardly_ever_cut()
    {
        var random = new CountingSecrets();
        for (var i = 0; i < 10; i++)
        {
            var samples = Samples(ChallengeSound.Speak(ChallengeText.Draw(random), random));
            var loudness = samples.Chunk(1102).Select(chunk => Math.Sqrt(chunk.Average(sample => (double)sample * sample))).Order().ToArray();

            loudness[^(loudness.Length / 10)].ShouldBeGreaterThan(1.8 * loudness[loudness.Length / 10]);
            samples.Count(sample => Math.Abs((int)sample) >= short.MaxValue - 1).ShouldBeLessThan(samples.Length / 2000);
        }
    }

    [Fact]
    public void The_same_text_never_gives_the_same_samples_twice()
    {
        const int Run = 12;
        var random = new CountingSecrets();
        var seen = new Dictionary<ulong, int>();
        for (var sound = 0; sound < 8; sound++)
        {
            var wave = ChallengeSound.Speak("HX7M9A", random);
            for (var at = 44; at <= wave.Length - 2 * Run; at += 2)
            {
                var hash = 14695981039346656037UL;
                foreach (var value in wave.AsSpan(at, 2 * Run))
                {
                    hash = (hash ^ value) * 1099511628211UL;
                }

                seen.TryAdd(hash, sound);
                seen[hash].ShouldBe(sound, "two sounds share a run of samples");
            }
        }
    }

    [Fact]
    public void The_same_random_numbers_give_the_same_sound() =>
        ChallengeSound.Speak("HX7M9A", new CountingSecrets(7)).ShouldBe(ChallengeSound.Speak("HX7M9A", new CountingSecrets(7)));

    [Fact]
    public void The_file_carries_nothing_but_samples_and_so_not_the_answer()
    {
        var random = new CountingSecrets();
        for (var i = 0; i < 10; i++)
        {
            var text = ChallengeText.Draw(random);

            AnswerTraces.In(ChallengeSound.Speak(text, random), text).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Every_voice_has_recorded_every_character_and_both_kinds()
    {
        SpokenClips.Voices.ShouldBeGreaterThanOrEqualTo(8);
        for (var voice = 0; voice < SpokenClips.Voices; voice++)
        {
            foreach (var word in ChallengeText.Alphabet.Select(character => character.ToString()).Concat(["letter", "digit"]))
            {
                var clip = SpokenClips.Word(voice, word);

                clip.Length.ShouldBeInRange(SpokenClips.Rate / 5, SpokenClips.Rate);
                clip.Max(Math.Abs).ShouldBeInRange(0.5f, 1f);
            }
        }
    }

    private static int Number(byte[] wave, int at) => BinaryPrimitives.ReadInt32LittleEndian(wave.AsSpan(at));

    private static double Seconds(byte[] wave) => (wave.Length - 44) / 22050.0;

    private static short[] Samples(byte[] wave) =>
        [.. Enumerable.Range(0, (wave.Length - 44) / 2).Select(i => BinaryPrimitives.ReadInt16LittleEndian(wave.AsSpan(44 + 2 * i)))];
}
