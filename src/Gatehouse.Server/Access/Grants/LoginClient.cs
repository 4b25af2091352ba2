namespace Gatehouse.Server.Access.Grants;

/// <summary>One of the two public clients of <c>aws login</c>. They are fixed and need no registration.</summary>
/// <param name="Id">As clients send it.</param>
/// <param name="Resource">How policies name it, after <c>oauth2/public-client/</c>.</param>
internal sealed record LoginClient(string Id, string Resource)
{
    private const string CallbackPath = "/oauth/callback";
    private const string Loopback = "127.0.0.1";

    /// <summary>The browser runs where the CLI runs and hands the code to it by itself.</summary>
    public static readonly LoginClient SameDevice = new("arn:aws:signin:::devtools/same-device", "localhost");

    /// <summary>The person carries the code from the browser to the CLI.</summary>
    public static readonly LoginClient CrossDevice = new("arn:aws:signin:::devtools/cross-device", "remote");

    public const string ConfirmationPath = "/v1/sessions/confirmation";

    public static LoginClient? Find(string? id) => id == SameDevice.Id ? SameDevice : id == CrossDevice.Id ? CrossDevice : null;

    /// <summary>
    /// Whether a code may be sent there. On the same device that is this machine's own loopback address with any port
    /// (RFC 8252, section 7.3), across devices our own confirmation page and nothing else; an
    /// installation on this machine has two names for itself.
    /// </summary>
    public bool Accepts(string? redirect, Uri origin)
    {
        if (this == CrossDevice)
        {
            return redirect == new Uri(origin, ConfirmationPath).AbsoluteUri
                || (origin.IsLoopback && redirect == $"{origin.Scheme}://{Loopback}:{origin.Port}{ConfirmationPath}");
        }

        // Written again and compared: what only resembles the one form (user info, a dot, another spelling of the host) is refused.
        return Uri.TryCreate(redirect, UriKind.Absolute, out var uri)
            && redirect == $"http://{Loopback}:{uri.Port}{CallbackPath}";
    }
}
