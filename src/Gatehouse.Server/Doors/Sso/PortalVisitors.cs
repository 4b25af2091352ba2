using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.Doors.Sso;

/// <summary>Somebody of a directory who is signed in in this browser.</summary>
internal sealed record PortalVisitor(Session Session, DirectoryUser User, WorkforceDirectory Directory)
{
    public string Name => User.DisplayName ?? User.UserName;

    public Caller ToCaller(HttpContext context) => SsoVisitor.CallerOf(User, Directory, Session.Id, RequestOrigins.Of(context));
}

/// <summary>Finds who of a directory is signed in in a browser. The browser may be others besides: of another directory, or of accounts.</summary>
internal sealed class PortalVisitors(Database database, BrowserSessions sessions)
{
    /// <summary>The people of the directory alone: what is asked of one directory is no other's to answer.</summary>
    public async Task<IReadOnlyList<PortalVisitor>> FindAsync(HttpContext context, WorkforceDirectory directory)
    {
        var portal = (await sessions.FindAllInBrowserAsync(context)).Where(static each => each.Kind == DirectoryUser.Kind).ToList();
        return portal.Count == 0 ? [] : await database.ReadAsync(
            async db =>
            {
                var found = new List<PortalVisitor>();
                foreach (var session in portal)
                {
                    if (await DirectoryUserStore.FindAsync(db, session.Owner.Id) is { IsEnabled: true } user && user.DirectoryId == directory.Id)
                    {
                        found.Add(new(session, user, directory));
                    }
                }

                return found;
            },
            context.RequestAborted);
    }

    /// <summary>Where somebody signs in at the portal and comes back to this page.</summary>
    public static string SignInAddress(WorkforceDirectory directory, string here, bool another = false) =>
        $"/start/{directory.Address}?{(another ? "other=1&" : "")}return={Uri.EscapeDataString(here)}";
}
