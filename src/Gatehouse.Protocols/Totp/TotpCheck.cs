using System.Security.Cryptography;

namespace Gatehouse.Protocols.Totp;

/// <summary>Whether a typed code is one of a device's codes around now (RFC 6238, section 5.2).</summary>
internal static class TotpCheck
{
    /// <summary>One step either side, as the standard recommends.</summary>
    public const int Window = 1;

    /// <param name="drift">As remembered from the device's last match.</param>
    /// <param name="lastStep">The last used step, or <see cref="TotpStep.None"/>.</param>
    public static TotpMatch? Find(ReadOnlySpan<byte> seed, string? typed, DateTimeOffset now, int drift, long lastStep, int window = Window)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(window);
        Span<byte> given = stackalloc byte[TotpCode.Digits];
        if (!TotpCode.TryRead(typed, given))
        {
            return null;
        }

        // Every step of the window is computed and compared, so that the time taken tells nothing of where the match was.
        // Of two steps that share a code the later one counts: otherwise the code would be good a second time.
        var (centre, found) = (TotpStep.Of(now) + drift, TotpStep.None);
        Span<byte> expected = stackalloc byte[TotpCode.Digits];
        for (var step = centre - window; step <= centre + window; step++)
        {
            TotpCode.Write(seed, step, expected);
            var matches = CryptographicOperations.FixedTimeEquals(given, expected) & step > lastStep;
            found = matches ? step : found;
        }

        return found == TotpStep.None ? null : new(found, (int)(found - TotpStep.Of(now)));
    }
}
