using Gatehouse.Server.Doors.Help.Addresses;

namespace Gatehouse.Server.Doors.Help;

internal static class HelpRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<SettingsInForce>();
        services.AddSingleton<InstallationReader>();
        services.AddSingleton(provider => new TopicLibrary(provider.GetRequiredService<InstallationReader>().TopicValues()));
    }

    public static void Map(WebApplication app) =>
        app.MapGet("/help/endpoints.json", static context => context.Response.WriteAsJsonAsync(
            context.RequestServices.GetRequiredService<InstallationReader>().Read(),
            InstallationJson.Default.Installation,
            cancellationToken: context.RequestAborted));
}
