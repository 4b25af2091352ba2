using System.Text.Json;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>What this browser did last: the kind of user, and the names that the person wanted remembered.</summary>
/// <param name="Identifier">A root user's e-mail.</param>
/// <param name="Account">The id or alias of the account that an IAM user last signed in to.</param>
/// <param name="RememberAccount">Whether the account is kept beyond a root user's sign-in.</param>
internal sealed record LastSignIn(UserKind Kind, string? Identifier, string? Account = null, bool RememberAccount = false)
{
    /// <summary>The last portal; the console's pages do not care for it.</summary>
    public LastPortal? Portal { get; init; }

    /// <summary>The account whose sign-in page stands first in this browser.</summary>
    public string? Preferred => Kind == UserKind.Iam || RememberAccount ? Account : null;
}

/// <summary>The portal that this browser signed in at last.</summary>
/// <param name="UserName">Nothing where it is not to be remembered.</param>
internal sealed record LastPortal(string Directory, string? UserName);

/// <summary>Keeps the last kind and name in a sealed cookie, and a name for a few minutes where a page must begin again.</summary>
internal sealed class RememberedSignIn(BrowserCookies cookies, Sealer sealer)
{
    private const string LastCookie = "last";
    private const string KeptCookie = "kept";
    private static readonly TimeSpan LastLifetime = TimeSpan.FromDays(365);
    private static readonly TimeSpan KeptLifetime = TimeSpan.FromMinutes(5);

    public LastSignIn? Find(HttpContext context) =>
        cookies.Find(context, LastCookie) is { } value && sealer.OpenText(LastCookie, value) is { } json
            ? JsonSerializer.Deserialize<LastSignIn>(json)
            : null;

    public void Remember(HttpContext context, SignInAttempt attempt)
    {
        var before = Find(context);
        var last = attempt.Kind switch
        {
            UserKind.Workforce => (before ?? new LastSignIn(UserKind.Root, null)) with
            {
                Portal = new(attempt.DirectoryId!, attempt.RememberIdentifier ? attempt.Identifier : null),
            },
            UserKind.Iam => new LastSignIn(UserKind.Iam, before?.Identifier, attempt.AccountName, attempt.RememberIdentifier) { Portal = before?.Portal },
            _ => new LastSignIn(attempt.Kind, attempt.RememberIdentifier ? attempt.Identifier : null, before?.Account, before?.RememberAccount ?? false)
            {
                Portal = before?.Portal,
            },
        };
        cookies.Set(context, LastCookie, sealer.Seal(LastCookie, JsonSerializer.Serialize(last)), LastLifetime);
    }

    /// <summary>For a page that begins again: an address in the query would stay in histories and logs.</summary>
    public void Keep(HttpContext context, string? identifier)
    {
        if (identifier is { Length: > 0 and <= 256 })
        {
            cookies.Set(context, KeptCookie, sealer.Seal(KeptCookie, identifier), KeptLifetime);
        }
    }

    public string? TakeKept(HttpContext context)
    {
        if (cookies.Find(context, KeptCookie) is not { } value)
        {
            return null;
        }

        cookies.Clear(context, KeptCookie);
        return sealer.OpenText(KeptCookie, value);
    }
}
