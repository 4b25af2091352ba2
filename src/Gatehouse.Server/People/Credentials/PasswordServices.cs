using System.Diagnostics.Metrics;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.People.Credentials;

internal static class PasswordServices
{
    public static IServiceCollection AddPasswords(this IServiceCollection services)
    {
        services.AddSettings<CredentialOptions>();
        services.AddMetrics();
        services.AddSingleton(provider => new PasswordHasher(
            PasswordSchemes.OfThisMachine(),
            provider.GetRequiredService<CredentialOptions>(),
            provider.GetRequiredService<SecretSource>(),
            provider.GetRequiredService<IMeterFactory>(),
            provider.GetRequiredService<ILogger<PasswordHasher>>()));
        services.AddSingleton<BreachedPasswordRange>();

        // The framework's own log of requests would write the prefix of somebody's password.
        services.AddHttpClient(BreachedPasswordRange.Client)
            .ConfigureHttpClient(client => client.MaxResponseContentBufferSize = BreachedPasswordRange.LongestAnswer)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
        return services;
    }
}
