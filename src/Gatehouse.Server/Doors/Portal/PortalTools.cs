using Gatehouse.Server.Access;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Portal;

/// <summary>What every page of the portal works with.</summary>
internal sealed record PortalTools(
    Database Database,
    PortalSessions Sessions,
    BrowserToken Browser,
    OperationRunner Runner,
    FreshProof Proof,
    NewPasswordWords PasswordWords,
    IServiceProvider Services,
    IStringLocalizer<Texts> Words)
{
    /// <summary>The portal of that name; nothing when there is none.</summary>
    public Task<WorkforceDirectory?> FindDirectoryAsync(string name, CancellationToken cancellation) =>
        Database.ReadAsync(db => WorkforceDirectoryStore.FindByAddressAsync(db, name), cancellation);

    /// <param name="sessionId">The one that a form was shown to; nothing for a page that is only looked at.</param>
    public async Task<PortalVisitor?> FindVisitorAsync(HttpContext context, WorkforceDirectory directory, string? sessionId) =>
        await Sessions.FindAsync(context, directory, sessionId) is { } identity ? new(identity, CallerOf(identity, context)) : null;

    /// <summary>The hash of this browser's mark when the visitor has signed in from it before: its wrong tries are its own.</summary>
    public async Task<string?> FindKnownBrowserAsync(HttpContext context, PortalVisitor visitor) =>
        Browser.FindHash(context) is { } hash && await Database.ReadAsync(db => KnownBrowserStore.FindAsync(db, visitor.User.Owner, hash)) is not null
            ? hash
            : null;

    /// <param name="provesPassword">Whether the page's own form asks for the current password.</param>
    public async Task<bool> IsProofDueAsync(PortalVisitor visitor, bool provesPassword) =>
        Proof.IsDue(visitor.Caller) && !(provesPassword && await Database.ReadAsync(db => PasswordForm.IsProofAsync(db, visitor.User.Owner)));

    private static Caller CallerOf(PortalIdentity identity, HttpContext context) => new(
        DirectoryUser.Kind, identity.User.Owner.ToString(), identity.Directory.AccountId.Digits, "", identity.Session.Id, RequestOrigins.Of(context))
    {
        PrincipalId = identity.User.Id,
        MfaAt = identity.Session.MfaAt,
        ProvedAt = identity.Session.ProvedAt,
    };
}
