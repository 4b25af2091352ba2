using System.Globalization;

namespace Gatehouse.Protocols.Aws.SigV4;

/// <summary>Reads the signature of a presigned address.</summary>
internal static class PresignedReader
{
    /// <summary>Seven days, the longest that the protocol knows.</summary>
    private const int MostSeconds = 604_800;

    public static PresentedSignature Read(IReadOnlyList<QueryPart> query)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in query)
        {
            // A name that comes twice would be signed as two and read as one.
            if (part.Name.StartsWith("X-Amz-", StringComparison.Ordinal) && !fields.TryAdd(part.Name, part.Value))
            {
                return new PresentedSignature.Unreadable($"The query has '{part.Name}' more than once.");
            }
        }

        foreach (var name in (string[])["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"])
        {
            if (fields.GetValueOrDefault(name, "").Length == 0)
            {
                return new PresentedSignature.Unreadable($"AWS query-string parameters must include '{name}'.");
            }
        }

        if (fields["X-Amz-Algorithm"] != SignatureReader.Algorithm)
        {
            return new PresentedSignature.Unreadable($"Unsupported AWS 'algorithm': '{fields["X-Amz-Algorithm"]}'.");
        }

        if (SignatureReader.ReadCredential(fields["X-Amz-Credential"]) is not var (key, scope))
        {
            return new PresentedSignature.Unreadable(SignatureReader.BadCredential(fields["X-Amz-Credential"]));
        }

        if (SignatureReader.ReadSignedHeaders(fields["X-Amz-SignedHeaders"]) is not { } signed)
        {
            return new PresentedSignature.Unreadable("X-Amz-SignedHeaders must be lower-case names, each once, joined by semicolons.");
        }

        if (AmzDate.Read(fields["X-Amz-Date"]) is not { } signedAt)
        {
            return new PresentedSignature.Unreadable($"X-Amz-Date must be in ISO-8601 'basic format'. Got '{fields["X-Amz-Date"]}'.");
        }

        return ReadExpires(fields) is { } expires
            ? new PresentedSignature.Found(key, scope, signedAt, signed, fields["X-Amz-Signature"], fields.GetValueOrDefault("X-Amz-Security-Token"), expires)
            : new PresentedSignature.Unreadable($"X-Amz-Expires must be a number of seconds from 1 to {MostSeconds}.");
    }

    /// <summary>A signer that names no length gets what a signature in the header gets.</summary>
    private static TimeSpan? ReadExpires(Dictionary<string, string> fields)
    {
        if (!fields.TryGetValue("X-Amz-Expires", out var text))
        {
            return TimeSpan.Zero;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= MostSeconds
            ? TimeSpan.FromSeconds(seconds)
            : null;
    }
}
