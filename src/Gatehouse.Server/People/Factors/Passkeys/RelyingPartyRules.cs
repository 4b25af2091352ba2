using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.People.Factors.Passkeys;

/// <summary>
/// To which host passkeys are bound, and on which pages they may be used (WebAuthn level 3, sections 5.1.2 and 5.11). One id serves the
/// public address and the host forms of a domain; a changed id makes every passkey useless, so it is judged before the server listens.
/// </summary>
internal static class RelyingPartyRules
{
    private static readonly string[] HostForms = ["console", "signin", "profile"];

    public static string IdOf(PasskeyOptions options, Uri origin) => options.RelyingPartyId.Length > 0 ? options.RelyingPartyId : origin.IdnHost;

    /// <summary>Where our pages stand: the public address first, and with a domain over https its host forms.</summary>
    public static IReadOnlyList<string> OriginsOf(PlaceOptions place, Uri origin)
    {
        var first = origin.GetLeftPart(UriPartial.Authority);
        return place.Domain.Length == 0 || origin.Scheme != Uri.UriSchemeHttps
            ? [first]
            : [first, .. HostForms.Select(form => new UriBuilder(origin) { Host = $"{form}.{place.Domain.ToLowerInvariant()}" }.Uri.GetLeftPart(UriPartial.Authority)).Where(form => form != first)];
    }

    /// <summary>What is wrong with the id, in a sentence for the operator.</summary>
    public static IEnumerable<string> Problems(PasskeyOptions options, PlaceOptions place, Uri origin)
    {
        var (id, host, domain) = (IdOf(options, origin), origin.IdnHost, place.Domain.ToLowerInvariant());
        if (id == host || (id.Contains('.', StringComparison.Ordinal) && host.EndsWith("." + id, StringComparison.Ordinal)))
        {
            yield break;
        }

        // Browsers take another host only where it answers /.well-known/webauthn, and of those only the domain's can be ours.
        if (domain.Length > 0 && origin.Scheme == Uri.UriSchemeHttps && (id == domain || HostForms.Any(form => id == $"{form}.{domain}")))
        {
            yield break;
        }

        yield return $"Gatehouse:Passkeys:RelyingPartyId is {id}, but Gatehouse:PublicUrl is at {host}: name that host or a parent domain of it, or a host of Gatehouse:Domain over https, or leave it empty.";
    }
}
