using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>
/// With a domain of its own, an installation answers <c>{id or alias}.signin.DOMAIN</c> and <c>console.DOMAIN</c> by leading to the path
/// at its one public address. That address is a setting: the Host header only chooses the path, and only if it is a name we could have.
/// </summary>
internal sealed class AccountHosts(RequestDelegate next, PlaceOptions place, PublicAddress address)
{
    private readonly string accounts = $".signin.{place.Domain}";
    private readonly string console = $"console.{place.Domain}";

    public Task InvokeAsync(HttpContext context)
    {
        if (place.Domain.Length == 0 || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) || FindPath(context.Request) is not { } path)
        {
            return next(context);
        }

        context.Response.Redirect(address.To(path));
        return Task.CompletedTask;
    }

    private string? FindPath(HttpRequest request)
    {
        var host = request.Host.Host;
        if (host.Equals(address.Origin.Host, StringComparison.OrdinalIgnoreCase) || request.Path.Value?.TrimEnd('/') is not ("" or "/console"))
        {
            return null;
        }

        return host.Equals(console, StringComparison.OrdinalIgnoreCase) ? "/console"
            : host.EndsWith(accounts, StringComparison.OrdinalIgnoreCase) && AccountEntry.Read(host[..^accounts.Length]) is { } name ? "/signin/" + name
            : null;
    }
}
