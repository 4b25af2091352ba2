using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Foundation.Operations;

namespace Gatehouse.Server.Doors.Sso;

internal static class SsoRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<TokenWithIamEndpoint>();
        services.AddSingleton<OidcEndpoints>();
        services.AddSingleton<PortalEndpoints>();
        services.AddSingleton<StartAddresses>();
        services.AddSingleton<PortalVisitors>();
        services.AddPageOperation<Logout>();
    }

    public static void Map(WebApplication app)
    {
        app.UseMiddleware<StartHosts>();
        var oidc = app.Services.GetRequiredService<OidcEndpoints>();
        app.MapPost("/client/register", oidc.RegisterAsync);
        app.MapPost("/device_authorization", oidc.StartDeviceAsync);
        app.MapPost(SsoEndpoints.TokenPath, oidc.CreateTokenAsync);

        var portal = app.Services.GetRequiredService<PortalEndpoints>();
        app.MapGet("/assignment/accounts", portal.ListAccountsAsync);
        app.MapGet("/assignment/roles", portal.ListAccountRolesAsync);
        app.MapGet("/federation/credentials", portal.GetRoleCredentialsAsync);
        app.MapPost("/logout", portal.LogoutAsync);

        var start = app.Services.GetRequiredService<StartAddresses>();
        app.MapMethods("/start", [HttpMethods.Head], start.AnswerAsync);
        app.MapMethods("/start/{address}", [HttpMethods.Head], start.AnswerAsync);
    }
}
