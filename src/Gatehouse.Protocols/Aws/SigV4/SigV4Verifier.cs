using System.Security.Cryptography;
using System.Text;

namespace Gatehouse.Protocols.Aws.SigV4;

/// <summary>
/// Says whether a request was signed with a secret (Signature Version 4, header and presigned form).
/// Cheap checks of what anybody can see come first; the secret is touched last.
/// </summary>
internal static class SigV4Verifier
{
    private const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    /// <summary>Headers that change what a request means to us; unsigned, a captured request could be turned into another one.</summary>
    private static readonly string[] s_meaningful = ["x-amz-target"];

    public static SigV4Verdict Verify(
        SignableRequest request, PresentedSignature.Found signature, string secretAccessKey, SigV4Rules rules, DateTimeOffset now)
    {
        // 1. The scope. A signature given to one service or day must be worth nothing to another.
        if (FindScopeFault(signature, rules) is { } scope)
        {
            return new SigV4Verdict.Refused(SigV4Fault.WrongScope, scope);
        }

        // 2. The clock. Bounds how long a captured request can be played again.
        if (FindTimeFault(signature, rules.Tolerance, now) is { } time)
        {
            return new SigV4Verdict.Refused(SigV4Fault.WrongTime, time);
        }

        // 3. What must be signed is. Host first: a request signed for another server must not be accepted here.
        if (FindUnsigned(request, signature.SignedHeaders) is { } unsigned)
        {
            return new SigV4Verdict.Refused(SigV4Fault.Unsigned, $"{unsigned} must be a 'SignedHeader' in the AWS Authorization.");
        }

        // 4. The body is the one that was signed. The header alone proves nothing about what came after it.
        if (FindPayloadHash(request) is not { } payloadHash)
        {
            return new SigV4Verdict.Refused(SigV4Fault.Mismatch, "The value of the 'x-amz-content-sha256' header does not match the payload.");
        }

        // 5. The signature itself, compared in constant time so that it cannot be guessed digit by digit.
        var canonical = CanonicalRequest.Write(request, signature.SignedHeaders, payloadHash);
        var toSign = SignatureSteps.StringToSign(signature.SignedAt, signature.Scope, canonical);
        var expected = SignatureSteps.Sign(SignatureSteps.Derive(secretAccessKey, signature.Scope), toSign);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(signature.Signature))
            ? new SigV4Verdict.Authentic()
            : new SigV4Verdict.Refused(
                SigV4Fault.Mismatch,
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
                canonical,
                toSign);
    }

    private static string? FindScopeFault(PresentedSignature.Found signature, SigV4Rules rules)
    {
        var scope = signature.Scope;
        if (scope.Terminator != CredentialScope.Request)
        {
            return $"Credential should be scoped with a valid terminator: '{CredentialScope.Request}', not '{scope.Terminator}'.";
        }

        if (!rules.Services.Contains(scope.Service, StringComparer.Ordinal))
        {
            return $"Credential should be scoped to correct service: '{rules.Services.First()}'.";
        }

        // Any region: with an endpoint of one's own, clients sign with whatever their profile says.
        if (scope.Region.Length == 0)
        {
            return "Credential should be scoped to a valid region.";
        }

        var date = AmzDate.Write(signature.SignedAt);
        return date.StartsWith(scope.Date, StringComparison.Ordinal) && scope.Date.Length == 8
            ? null
            : $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{scope.Date}' != '{date[..8]}', from '{date}'.";
    }

    /// <summary>The tolerance holds on both sides; a signature in the header is a presigned one that lasts no time.</summary>
    private static string? FindTimeFault(PresentedSignature.Found signature, TimeSpan tolerance, DateTimeOffset now)
    {
        var ends = signature.SignedAt.AddSafely(signature.Expires ?? TimeSpan.Zero);
        var (earliest, latest) = (now - tolerance, now + tolerance);
        if (ends < earliest)
        {
            return $"Signature expired: {AmzDate.Write(ends)} is now earlier than {AmzDate.Write(earliest)} ({AmzDate.Write(now)} - {tolerance.TotalMinutes} min.)";
        }

        return signature.SignedAt > latest
            ? $"Signature not yet current: {AmzDate.Write(signature.SignedAt)} is still later than {AmzDate.Write(latest)} ({AmzDate.Write(now)} + {tolerance.TotalMinutes} min.)"
            : null;
    }

    private static DateTimeOffset AddSafely(this DateTimeOffset instant, TimeSpan length) =>
        length > DateTimeOffset.MaxValue - instant ? DateTimeOffset.MaxValue : instant + length;

    private static string? FindUnsigned(SignableRequest request, IReadOnlyList<string> signed)
    {
        if (!signed.Contains("host", StringComparer.Ordinal))
        {
            return "'Host' or ':authority'";
        }

        foreach (var name in s_meaningful)
        {
            if (request.Find(name) is not null && !signed.Contains(name, StringComparer.Ordinal))
            {
                return $"'{name}'";
            }
        }

        // A header that is promised but not there would sign the same as an empty one.
        foreach (var name in signed)
        {
            if (request.Find(name) is null)
            {
                return $"The header '{name}' is not in the request, but";
            }
        }

        return null;
    }

    /// <summary>Nothing when the body is not the one the header speaks of.</summary>
    private static string? FindPayloadHash(SignableRequest request)
    {
        var real = SignatureSteps.Hash(request.Body.Span);
        return request.Find("x-amz-content-sha256") switch
        {
            null => real,
            UnsignedPayload when request.Https => UnsignedPayload,
            var named when named == real => real,
            _ => null,
        };
    }
}
