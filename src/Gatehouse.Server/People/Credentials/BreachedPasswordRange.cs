using System.Security.Cryptography;
using System.Text;

namespace Gatehouse.Server.People.Credentials;

/// <summary>
/// Asks an outside service whether a password was in a leak, by the first five hex digits of its SHA-1 (k-anonymity):
/// the service learns neither the password nor which of some hundred answers was wanted. Off unless an address is set.
/// </summary>
/// <remarks>
/// Unlike every other check this one lets a password pass when it cannot be asked: it stands beside the local blocklist,
/// which always holds, and a stranger's outage must not keep people from changing a password. Each time is logged.
/// </remarks>
internal sealed partial class BreachedPasswordRange(
    IHttpClientFactory clients,
    CredentialOptions options,
    TimeProvider time,
    ILogger<BreachedPasswordRange> log)
{
    /// <summary>The name of the HTTP client: no redirects, no logging of addresses, a bounded answer.</summary>
    public const string Client = "BreachedPasswordRange";

    public const int LongestAnswer = 1 << 20;

    private const int PrefixLength = 5;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    public async ValueTask<bool> ContainsAsync(PlainPassword password, CancellationToken cancellation)
    {
        if (options.BreachedRangeUrl.Length == 0)
        {
            return false;
        }

        var digest = Digest(password);
        using var patience = new CancellationTokenSource(s_patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get,
                $"{options.BreachedRangeUrl.TrimEnd('/')}/range/{digest[..PrefixLength]}");

            // Answers of one length, so that who watches the line cannot tell the prefix from it.
            request.Headers.Add("Add-Padding", "true");
            request.Headers.UserAgent.ParseAdd("Gatehouse");
            using var client = clients.CreateClient(Client);
            using var response = await client.SendAsync(request, either.Token);
            response.EnsureSuccessStatusCode();
            return Holds(Encoding.ASCII.GetString(await response.Content.ReadAsByteArrayAsync(either.Token)), digest.AsSpan(PrefixLength));
        }
        catch (Exception failure) when ((failure is HttpRequestException or OperationCanceledException) && !cancellation.IsCancellationRequested)
        {
            LogUnanswered(log, failure.GetType().Name);
            return false;
        }
    }

    private static bool Holds(string answer, ReadOnlySpan<char> suffix)
    {
        foreach (var line in answer.AsSpan().EnumerateLines())
        {
            // SUFFIX:COUNT; padding lines have a count of 0.
            var colon = line.IndexOf(':');
            if (colon > 0 && line[..colon].Equals(suffix, StringComparison.OrdinalIgnoreCase))
            {
                return !line[(colon + 1)..].Trim().SequenceEqual("0");
            }
        }

        return false;
    }

#pragma warning disable CA5350 // The service's lists are of SHA-1; nothing here rests on its strength.
    private static string Digest(PlainPassword password) => Convert.ToHexString(SHA1.HashData(password.RevealBytes()));
#pragma warning restore CA5350

    [LoggerMessage(1, LogLevel.Warning, "The service at Credentials:BreachedRangeUrl did not answer ({Failure}); a new password was checked against the local blocklist only.")]
    private static partial void LogUnanswered(ILogger log, string failure);
}
