using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>
/// Tells which directory a start address means. Clients of AWS take only addresses on hosts of AWS without asking anybody, so these
/// forms name our directories, too; nothing is ever sent to those hosts.
/// </summary>
internal sealed class SsoStartUrls(PublicAddress address, PlaceOptions place)
{
    private const int Longest = 2048;
    private const string Path = "start";
    private const string InstancePrefix = "ssoins-";

    /// <summary>The last part of each is the whole host without the portal's own name.</summary>
    private static readonly string[] PortalHosts =
    [
        ".awsapps.com", ".awsapps.cn", ".app.aws", ".portal.amazonaws.com", ".portal.amazonaws.com.cn",
        ".app.amazonwebservices.com.cn", ".portal.amazonaws.eu", ".api.amazonwebservices.eu",
    ];

    /// <summary>Hosts whose path names the instance.</summary>
    private static readonly string[] InstanceHosts =
    [
        "identitycenter.amazonaws.com", "identitycenter.amazonaws.com.cn", "identitycenter.amazonaws.eu", "identitycenter.us-gov.amazonaws.com",
    ];

    public async Task<WorkforceDirectory?> FindAsync(DbSession db, string? url) =>
        FindName(url) is { } name ? await FindNamedAsync(db, name) : null;

    /// <param name="name">A directory's id, subdomain or instance; empty for the only one there is.</param>
    public static Task<WorkforceDirectory?> FindNamedAsync(DbSession db, string name) =>
        name.Length == 0 ? WorkforceDirectoryStore.FindOnlyAsync(db)
        : name.StartsWith(InstancePrefix, StringComparison.Ordinal) ? WorkforceDirectoryStore.FindByInstanceAsync(db, name)
        : WorkforceDirectoryStore.FindByAddressAsync(db, name);

    /// <summary>The directory's name that an address has in its host, or for some hosts of AWS in its path; nothing for every other host.</summary>
    public string? FindInHost(string host, string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return InstanceHosts.Contains(host, StringComparer.OrdinalIgnoreCase)
            ? parts is [var instance] && instance.StartsWith(InstancePrefix, StringComparison.Ordinal) ? Label(instance) : null
            : parts is not ([] or [Path]) ? null
            : Array.Exists(PortalHosts, each => host.EndsWith(each, StringComparison.OrdinalIgnoreCase)) ? Label(host[..host.IndexOf('.', StringComparison.Ordinal)])
            : NameOfHost(host);
    }

    /// <summary>What the host <c>{name}.apps.DOMAIN</c> names; nothing for every other host.</summary>
    private string? NameOfHost(string host)
    {
        var own = ".apps." + place.Domain;
        return place.Domain.Length > 0 && host.EndsWith(own, StringComparison.OrdinalIgnoreCase) ? Label(host[..^own.Length]) : null;
    }

    private string? FindName(string? url)
    {
        if (url is not { Length: > 0 and <= Longest } || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0)
        {
            return null;
        }

        var parts = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (IsOwn(uri))
        {
            return parts switch { [Path] => "", [Path, var name] => Label(name), _ => null };
        }

        // Our own hosts answer where we listen; those of AWS have the one port.
        return uri.Scheme == Uri.UriSchemeHttps && (uri.IsDefaultPort || (uri.Port == address.Origin.Port && NameOfHost(uri.Host) is not null))
            ? FindInHost(uri.Host, uri.AbsolutePath)
            : null;
    }

    /// <summary>An installation on this machine has several names for itself, on every one of its ports.</summary>
    private bool IsOwn(Uri uri) =>
        uri.Scheme is "http" or "https"
        && (uri.GetLeftPart(UriPartial.Authority).Equals(address.Origin.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase)
            || (address.Origin.IsLoopback && uri.IsLoopback));

    private static string? Label(string text) =>
        text.Length is > 0 and <= 63 && text.All(static each => char.IsAsciiLetterOrDigit(each) || each == '-') ? text.ToLowerInvariant() : null;
}
