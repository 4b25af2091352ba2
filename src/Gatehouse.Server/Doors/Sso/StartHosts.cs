using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Doors.Sso;

/// <summary>
/// Start addresses that stand in the host: <c>{name}.apps.DOMAIN/start</c>, and the forms of AWS where an installation's own name service
/// leads them here. Programs ask by HEAD, people come by GET and are led to the portal at the one public address: the Host header only
/// chooses the directory, and only one that there is.
/// </summary>
internal sealed class StartHosts(RequestDelegate next, Database database, SsoStartUrls startUrls, PublicAddress address)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            || request.Host.Host.Equals(address.Origin.Host, StringComparison.OrdinalIgnoreCase)
            || startUrls.FindInHost(request.Host.Host, request.Path.Value ?? "") is not { } name)
        {
            await next(context);
            return;
        }

        if (await database.ReadAsync(session => SsoStartUrls.FindNamedAsync(session, name), context.RequestAborted) is { } directory)
        {
            context.Response.Redirect(HttpMethods.IsHead(request.Method) ? StartAddresses.NameAtAws(directory) : address.To("/start/" + directory.Address));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
