using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Applications;

/// <summary>What the portal shows to a person and what the doors of tokens ask: the applications that somebody may use.</summary>
internal static class WorkforceApplications
{
    /// <summary>Those with a tile, by id.</summary>
    public static async Task<IReadOnlyList<Application>> FindAsync(DbSession session, DirectoryUser user, string after, int limit) =>
        user.IsEnabled ? await WorkforceApplicationStore.FindAsync(session, user, "", after, limit) : [];

    /// <summary>Whether the person may use it, shown or not.</summary>
    public static async Task<bool> MayAsync(DbSession session, DirectoryUser user, Application application) =>
        user.IsEnabled && application.DirectoryId == user.DirectoryId
        && (await WorkforceApplicationStore.FindAsync(session, user, application.Id, "", 1)).Count == 1;
}
