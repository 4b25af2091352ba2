using Gatehouse.Server.Foundation.Backups;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Upkeep;

namespace Gatehouse.Server.Foundation.Phones;

internal static class PhonesRoom
{
    private const int LongestAnswer = 1 << 16;

    public static void Add(IServiceCollection services)
    {
        services.AddSettings<PhoneOptions>();
        services.AddSettings<WebhookOptions>();
        services.AddSingleton<PhoneReadiness>();
        services.AddSingleton<PhoneOutbox>();
        services.AddSingleton<KeptMessages>();
        services.AddSingleton<PhoneWebhook>();
        services.AddSingleton<PhoneDelivery>();
        services.AddSingleton<PhoneSender>();
        services.AddHostedService(static provider => provider.GetRequiredService<PhoneSender>());
        services.AddSingleton<IUpkeep, PhoneUpkeep>();
        services.AddSingleton(new PerishableTable("phone_outbox"));
        services.AddSingleton(new SealedColumn("phone_outbox", "id", "sealed_content", PhoneOutbox.Purpose));

        // The framework's own log of requests would write the address, in which some gateways want a key.
        services.AddHttpClient(PhoneWebhook.Client)
            .ConfigureHttpClient(static client =>
            {
                client.MaxResponseContentBufferSize = LongestAnswer;
                client.Timeout = Timeout.InfiniteTimeSpan;
            })
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers();
    }
}
