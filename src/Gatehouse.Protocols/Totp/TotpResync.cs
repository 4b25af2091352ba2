using System.Security.Cryptography;

namespace Gatehouse.Protocols.Totp;

/// <summary>
/// Finds a device whose clock went astray by two consecutive codes (RFC 4226, section 7.4).
/// Two codes make the wide search safe: one alone would be met by chance once in a few hundred guesses.
/// </summary>
internal static class TotpResync
{
    /// <summary>A day either side also finds a device that was set to a wrong time zone.</summary>
    public const int SearchWindow = 24 * 60 * 60 / TotpStep.Seconds;

    /// <summary>Bounds the work of one search.</summary>
    public const int WidestSearch = 7 * SearchWindow;

    /// <param name="lastStep">Codes up to it were shown to us already: a pair that was overheard moves no device back to them.</param>
    /// <returns>The second code's step. Of several places the nearest one.</returns>
    public static TotpMatch? Find(ReadOnlySpan<byte> seed, string? code1, string? code2, DateTimeOffset now, long lastStep, int searchWindow = SearchWindow)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(searchWindow);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(searchWindow, WidestSearch);
        Span<byte> first = stackalloc byte[TotpCode.Digits];
        Span<byte> second = stackalloc byte[TotpCode.Digits];
        if (!TotpCode.TryRead(code1, first) || !TotpCode.TryRead(code2, second))
        {
            return null;
        }

        var (centre, nearest, previous) = (TotpStep.Of(now), (TotpMatch?)null, false);
        Span<byte> expected = stackalloc byte[TotpCode.Digits];
        for (var step = centre - searchWindow; step <= centre + searchWindow + 1; step++)
        {
            TotpCode.Write(seed, step, expected);
            if (previous & CryptographicOperations.FixedTimeEquals(second, expected))
            {
                nearest = Nearer(nearest, new(step, (int)(step - centre)));
            }

            previous = CryptographicOperations.FixedTimeEquals(first, expected) & step > lastStep;
        }

        return nearest;
    }

    private static TotpMatch Nearer(TotpMatch? one, TotpMatch other) =>
        one is { } found && Math.Abs((long)found.Drift) <= Math.Abs((long)other.Drift) ? found : other;
}
