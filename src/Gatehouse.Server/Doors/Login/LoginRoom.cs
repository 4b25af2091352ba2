using Gatehouse.Server.Access.Grants;

namespace Gatehouse.Server.Doors.Login;

internal static class LoginRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<TokenAnswerWriter>();
        services.AddTransient<TokenEndpoint>();
    }

    public static void Map(WebApplication app)
    {
        app.MapPost(TokenEndpoint.Path, static context => context.RequestServices.GetRequiredService<TokenEndpoint>().HandleAsync(context));
        app.MapGet("/v1/keys", static async context => await context.Response.WriteAsJsonAsync(
            await context.RequestServices.GetRequiredService<TokenKeys>().PublishAsync(context.RequestAborted), context.RequestAborted));
    }
}
