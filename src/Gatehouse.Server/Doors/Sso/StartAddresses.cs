using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Doors.Sso;

/// <summary>
/// Before they sign in, new AWS CLIs ask a start address by HEAD where it leads, and go on only if that is a portal on a host of AWS.
/// Ours leads to the name that this directory has there; nobody asks that host anything. People come by GET and get the portal.
/// </summary>
internal sealed class StartAddresses(Database database)
{
    public async Task AnswerAsync(HttpContext context)
    {
        var name = context.Request.RouteValues["address"] as string ?? "";
        if (await database.ReadAsync(session => SsoStartUrls.FindNamedAsync(session, name), context.RequestAborted) is { } directory)
        {
            context.Response.Redirect(NameAtAws(directory));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    public static string NameAtAws(WorkforceDirectory directory) => $"https://{directory.Id}.awsapps.com/start";
}
