using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Providers.OpenId;

internal static class OpenIdRules
{
    private const string Scheme = "https://";

    /// <summary>Host and path of an issuer; nothing when it is no address that an issuer may have (OpenID Connect Discovery, section 3).</summary>
    public static string? ReadUrl(string url) =>
        url.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && Uri.TryCreate(url, UriKind.Absolute, out var read)
        && read is { Query: "", Fragment: "", UserInfo: "", IsDefaultPort: true }
        && !url.Contains('?', StringComparison.Ordinal) && !url.Contains('#', StringComparison.Ordinal)
            ? read.Host + read.AbsolutePath.TrimEnd('/')
            : null;

    public static Refusal? FindProblem(IReadOnlyList<string>? thumbprints) =>
        thumbprints is null ? null
        : thumbprints.Count > OpenIdProvider.MostThumbprints ? IamRefusals.InvalidInput("Thumbprint list must contain fewer than 5 entries.")
        : thumbprints.Any(static each => each.Length != 40 || !each.All(char.IsAsciiHexDigit)) ? IamRefusals.InvalidInput("A thumbprint must have 40 hexadecimal digits.")
        : null;
}
