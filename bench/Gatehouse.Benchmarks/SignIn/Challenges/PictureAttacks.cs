using System.Diagnostics;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.SignIn.Challenges;

namespace Gatehouse.Benchmarks.SignIn.Challenges;

/// <summary>Every attack on pictures, over the same pictures.</summary>
internal static class PictureAttacks
{
    public static bool Run(int count)
    {
        var challenges = Enumerable.Range(0, count).Select(_ => ChallengeText.Draw(SecretSource.System))
            .Select(text => (Text: text, Png: ChallengePicture.Draw(text, SecretSource.System))).ToArray();
        var control = new Tally("control: own, ink, best path, undisturbed", 1.01);
        Tally[] tallies =
        [
            new("tesseract, blurred and thresholded", 0.05),
            new("tesseract, distance from ground", 0.05),
            new("own, ink, best path", 0.10),
            new("own, ink, equal slots", 0.10),
            new("own, ink, thin columns", 0.10),
            new("own, edges, best path", 0.10),
            new("own, edges, equal slots", 0.10),
            new("own, ink and edges, best path", 0.10),
            new("own, ink without the darkest, equal slots", 0.10),
        ];
        var (inks, outlines) = (new GlyphMatcher(edges: false), new GlyphMatcher(edges: true));
        Parallel.ForEach(challenges, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, challenge =>
        {
            var (text, png) = challenge;
            var picture = GreyPicture.Read(png);
            var calm = picture.Blurred(1.2f);
            var ink = calm.DistanceFromGround(14);
            tallies[0].Add(text, Tesseract(calm.BlackAndWhite()));
            tallies[1].Add(text, Tesseract(ink.BlackAndWhite().Inverted()));

            var halfInk = ink.Halved();
            var (byInk, byEdge) = (inks.Match(halfInk), outlines.Match(calm.EdgeStrength().Halved()));
            tallies[2].Add(text, Segmentations.ByBestPath(byInk));
            tallies[3].Add(text, Segmentations.ByEqualSlots(byInk));
            tallies[4].Add(text, Segmentations.ByThinColumns(byInk, halfInk));
            tallies[5].Add(text, Segmentations.ByBestPath(byEdge));
            tallies[6].Add(text, Segmentations.ByEqualSlots(byEdge));

            // The thread is often the darkest stroke: take what is darker than most ink for ground.
            var darkest = 0.85f * halfInk.Pixels.Order().ElementAt(halfInk.Pixels.Length * 99 / 100);
            tallies[8].Add(text, Segmentations.ByEqualSlots(inks.Match(halfInk.Map((x, y) => halfInk.At(x, y) > darkest ? 0 : halfInk.At(x, y)))));
            tallies[7].Add(text, Segmentations.ByBestPath(Sum(byInk, byEdge)));
        });
        foreach (var (text, _) in challenges[..(count / 5)])
        {
            control.Add(text, Segmentations.ByBestPath(inks.Match(PlainPicture.Draw(text).Blurred(1.2f).DistanceFromGround(14).Halved())));
        }

        foreach (var tally in tallies)
        {
            tally.Print();
        }

        control.Print();
        return tallies.All(tally => tally.Holds);
    }

    private static float[,] Sum(float[,] a, float[,] b)
    {
        var sum = new float[a.GetLength(0), a.GetLength(1)];
        for (var i = 0; i < sum.GetLength(0); i++)
        {
            for (var j = 0; j < sum.GetLength(1); j++)
            {
                sum[i, j] = a[i, j] + b[i, j];
            }
        }

        return sum;
    }

    private static string Tesseract(GreyPicture picture)
    {
        var start = new ProcessStartInfo("tesseract")
        {
            ArgumentList = { "-", "-", "--psm", "8", "-c", $"tessedit_char_whitelist={ChallengeText.Alphabet}" },
            Environment = { ["OMP_THREAD_LIMIT"] = "1" },
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        using (var input = process.StandardInput.BaseStream)
        {
            input.Write(picture.Pgm(times: 3, margin: 30));
        }

        var read = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return string.Concat(read.Where(character => !char.IsWhiteSpace(character)));
    }
}
