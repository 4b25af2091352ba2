using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using Gatehouse.Protocols.Totp;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Gatehouse.Protocols.Tests.Totp;

/// <summary>Debian's <c>oathtool</c> as the app: somebody else's reading of the same standard.</summary>
public sealed class OathtoolTests(ITestOutputHelper output)
{
    [Fact]
    public void Its_codes_are_ours_for_random_seeds_of_both_lengths_at_any_time()
    {
        foreach (var length in new[] { TotpSeed.Length, TotpSeed.VirtualDeviceLength })
        {
            for (var round = 0; round < 10; round++)
            {
                var seed = RandomNumberGenerator.GetBytes(length);
                var time = DateTimeOffset.FromUnixTimeSeconds(RandomNumberGenerator.GetInt32(int.MaxValue));
                if (Ask(TotpSeed.Text(seed), time) is not { } codes)
                {
                    return;
                }

                codes.ShouldBe(Enumerable.Range(0, 3).Select(next => TotpCode.At(seed, TotpStep.Of(time) + next)));
                TotpResync.Find(seed, codes[0], codes[1], time.AddHours(5), TotpStep.None).ShouldNotBeNull().Drift.ShouldBe(-599);
            }
        }
    }

    private string[]? Ask(string seed, DateTimeOffset time)
    {
        try
        {
            using var oathtool = Process.Start(new ProcessStartInfo("oathtool", ["--totp", "--base32", "--window=2", $"--now={time:yyyy-MM-dd HH:mm:ss} UTC", "-"])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
            oathtool.StandardInput.WriteLine(seed);
            oathtool.StandardInput.Close();
            var codes = oathtool.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            oathtool.WaitForExit();
            return codes;
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") is not ("true" or "1"))
        {
            output.WriteLine("Skipped: oathtool is not installed (apt-get install oathtool).");
            return null;
        }
    }
}
