namespace Gatehouse.Server.Doors.Help.Addresses;

/// <summary>The addresses that clients and bookmarks use, in path form and host form; braces mark what differs from user to user.</summary>
internal static class AddressList
{
    private static readonly (string Name, string Path, string? Host)[] Known =
    [
        ("Front", "/", null),
        ("SignIn", "/signin", "console.{0}"),
        ("Account", "/signin/{account}", "{{account}}.signin.{0}/console"),
        ("Console", "/console", "console.{0}"),
        ("Portal", "/start/{portal}", "{{portal}}.apps.{0}/start"),
        ("Profile", "/profile", "profile.{0}"),
        ("Broker", "/federation", "signin.{0}/federation"),
        ("Saml", "/saml", "signin.{0}/saml"),
        ("OpenId", "/.well-known/openid-configuration", "oidc.{0}"),
        ("Api", "/", "api.{0}"),
        ("SignOut", "/signout", null),
        ("Support", "/support", null),
    ];

    public static IReadOnlyList<InstallationAddress> For(Uri origin, string domain) =>
        [.. Known.Select(known => new InstallationAddress(
            known.Name,
            origin.GetLeftPart(UriPartial.Authority) + known.Path,
            domain.Length == 0 || known.Host is null ? null : $"{origin.Scheme}://{string.Format(known.Host, domain)}"))];
}
