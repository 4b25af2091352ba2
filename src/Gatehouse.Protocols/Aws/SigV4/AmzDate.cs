using System.Globalization;

namespace Gatehouse.Protocols.Aws.SigV4;

/// <summary>The compact instants of the signature: <c>20260101T003000Z</c>.</summary>
internal static class AmzDate
{
    private const string Compact = "yyyyMMdd'T'HHmmss'Z'";

    public static string Write(DateTimeOffset instant) => instant.ToUniversalTime().ToString(Compact, CultureInfo.InvariantCulture);

    public static DateTimeOffset? Read(string text) =>
        DateTimeOffset.TryParseExact(text, Compact, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    /// <summary>The Date header, which HTTP writes in words (RFC 9110, section 5.6.7) and some signers in the compact form.</summary>
    public static DateTimeOffset? ReadHeader(string text) =>
        Read(text) ?? (DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null);
}
