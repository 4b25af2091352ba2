using Gatehouse.Server.Doors.Help.Addresses;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Web;

namespace Gatehouse.Server.Doors.Help;

internal static class HelpRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(provider => new TopicLibrary(TopicValues.From(
            provider.GetRequiredService<BrandOptions>(),
            provider.GetRequiredService<PublicAddress>(),
            provider.GetRequiredService<PlaceOptions>(),
            provider.GetRequiredService<MailSenders>())));
        services.AddSingleton(provider => new MailSenders(
            provider.GetRequiredService<SenderAddresses>().Accounts.ToString(),
            provider.GetRequiredService<SenderAddresses>().Directory.ToString()));
        services.AddSingleton<QuotaList>();
        services.AddSingleton<InstallationReader>();
    }

    public static void Map(WebApplication app)
    {
        var installation = app.Services.GetRequiredService<InstallationReader>();
        app.MapGet("/help/endpoints.json", () => Results.Json(installation.Read(), InstallationJson.Default.Installation));
    }
}
