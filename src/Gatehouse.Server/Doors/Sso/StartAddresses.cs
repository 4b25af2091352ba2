using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Doors.Sso;

/// <summary>
/// Before they sign in, new AWS CLIs ask a start address by HEAD where it leads, and go on only if that is a portal on a host of AWS.
/// Ours leads to the name that this directory has there; nobody asks that host anything. People come by GET and get the portal.
/// </summary>
internal sealed class StartAddresses(Database database, SsoStartUrls startUrls)
{
    public async Task AnswerAsync(HttpContext context)
    {
        var name = context.Request.RouteValues["address"] as string ?? startUrls.NameOfHost(context.Request.Host.Host) ?? "";
        if (await database.ReadAsync(session => SsoStartUrls.FindNamedAsync(session, name), context.RequestAborted) is { } directory)
        {
            context.Response.Redirect($"https://{directory.Id}.awsapps.com/start");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
