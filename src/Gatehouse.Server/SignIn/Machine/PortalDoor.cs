using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>A directory's portal that somebody signs in at.</summary>
/// <param name="Name">The last part of its path, as it was given.</param>
internal sealed record PortalDoor(WorkforceDirectory Directory, string Name);
