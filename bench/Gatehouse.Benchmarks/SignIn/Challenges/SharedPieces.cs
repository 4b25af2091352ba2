using System.Diagnostics;
using System.Runtime.InteropServices;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.SignIn.Challenges;

namespace Gatehouse.Benchmarks.SignIn.Challenges;

/// <summary>Looks for any block of pixels or run of samples that two challenges have in common, and takes the time of drawing.</summary>
internal static class SharedPieces
{
    private const int Side = 8;
    private const int RunLength = 12;

    public static bool Run(int count)
    {
        var texts = Enumerable.Range(0, count).Select(_ => ChallengeText.Draw(SecretSource.System)).ToArray();
        var pictures = Timed("picture", texts, text => ChallengePicture.Draw(text, SecretSource.System), 15);
        var sounds = Timed("sound", texts, text => ChallengeSound.Speak(text, SecretSource.System), 60);
        var blocks = Shared(pictures.Results, Blocks);
        var runs = Shared(sounds.Results, Runs);
        Console.WriteLine($"  blocks of {Side} by {Side} pixels, at any place, in two of {count} pictures: {blocks}   {Word(blocks == 0)}");
        Console.WriteLine($"  runs of {RunLength} samples, at any place, in two of {count} sounds: {runs}   {Word(runs == 0)}");
        return pictures.Holds && sounds.Holds && blocks == 0 && runs == 0;
    }

    private static (byte[][] Results, bool Holds) Timed(string what, string[] texts, Func<string, byte[]> draw, double limit)
    {
        for (var i = 0; i < 30; i++)
        {
            draw(texts[i % texts.Length]);
        }

        using var process = Process.GetCurrentProcess();
        var (allocated, before) = (GC.GetAllocatedBytesForCurrentThread(), process.TotalProcessorTime);
        var results = Array.ConvertAll(texts, text => draw(text));
        process.Refresh();
        var each = (process.TotalProcessorTime - before).TotalMilliseconds / texts.Length;
        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / texts.Length;
        var largest = results.Max(result => result.Length);
        Console.WriteLine($"  one {what}: {each:0.0} ms of CPU (limit {limit:0}), {allocated / 1024} KiB allocated, largest of {texts.Length} files {largest} bytes   {Word(each < limit)}");
        return (results, each < limit);
    }

    private static string Word(bool holds) => holds ? "holds" : "BROKEN";

    private static int Shared(byte[][] files, Func<byte[], IEnumerable<ulong>> pieces)
    {
        var all = files.SelectMany((file, i) => pieces(file).Distinct().Select(hash => (hash, i))).ToList();
        all.Sort();
        var span = CollectionsMarshal.AsSpan(all);
        var shared = 0;
        for (var i = 1; i < span.Length; i++)
        {
            shared += span[i].hash == span[i - 1].hash ? 1 : 0;
        }

        return shared;
    }

    private static IEnumerable<ulong> Blocks(byte[] png)
    {
        var picture = GreyPicture.Read(png);
        for (var y = 0; y <= picture.Height - Side; y++)
        {
            for (var x = 0; x <= picture.Width - Side; x++)
            {
                var hash = 14695981039346656037UL;
                for (var i = 0; i < Side * Side; i++)
                {
                    hash = (hash ^ (ulong)(picture.At(x + i % Side, y + i / Side) * 15 + 0.5f)) * 1099511628211UL;
                }

                yield return hash;
            }
        }
    }

    private static IEnumerable<ulong> Runs(byte[] wave)
    {
        for (var at = 44; at <= wave.Length - 2 * RunLength; at += 2)
        {
            var hash = 14695981039346656037UL;
            for (var i = 0; i < 2 * RunLength; i++)
            {
                hash = (hash ^ wave[at + i]) * 1099511628211UL;
            }

            yield return hash;
        }
    }
}
