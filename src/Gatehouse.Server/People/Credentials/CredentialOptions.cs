using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.People.Credentials;

/// <summary>How passwords are hashed and checked.</summary>
[SettingsSection("Credentials")]
internal sealed record CredentialOptions : IJudgedOptions
{
    [Setting("How many password hashes may run at once, each in 19 MiB; 0 for one per core.")]
    public int HashConcurrency { get; set; }

    [Setting("How many password hashes may wait for their turn; beyond that the answer is 503 with Retry-After.")]
    public int HashQueue { get; set; } = 512;

    [Setting("A service that tells by the first five digits of a SHA-1 which passwords have leaked, such as https://api.pwnedpasswords.com; empty for none.")]
    public string BreachedRangeUrl { get; set; } = "";

    public IEnumerable<string> Problems()
    {
        if (HashConcurrency < 0)
        {
            yield return "Gatehouse:Credentials:HashConcurrency must be 0 (one per core) or a number of hashes.";
        }

        if (HashQueue < 0)
        {
            yield return "Gatehouse:Credentials:HashQueue must be 0 or more; 512 is the default.";
        }

        if (BreachedRangeUrl.Length > 0 && !IsService(BreachedRangeUrl))
        {
            yield return "Gatehouse:Credentials:BreachedRangeUrl must be an https address without query, or http on this machine, or empty.";
        }
    }

    // Over plain http on the way a listener would see the prefix and could answer as he likes.
    private static bool IsService(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.Query.Length == 0 && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0;
}
