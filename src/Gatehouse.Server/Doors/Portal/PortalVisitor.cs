using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.Doors.Portal;

/// <summary>Who looks at a page of the portal.</summary>
/// <param name="Caller">As operations know them.</param>
internal sealed record PortalVisitor(PortalIdentity Identity, Caller Caller)
{
    public Session Session => Identity.Session;

    public DirectoryUser User => Identity.User;

    public WorkforceDirectory Directory => Identity.Directory;

    /// <summary>Where the portal's pages begin.</summary>
    public string Home => "/start/" + Directory.Address;
}
