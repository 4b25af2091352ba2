using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Upkeep;
using System.Diagnostics.Metrics;

namespace Gatehouse.Server.People.Credentials;

internal static class CredentialsRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSettings<CredentialOptions>();
        services.AddSettings<GuardOptions>();
        services.AddSettings<CodeOptions>();
        services.AddSingleton(provider => new PasswordHasher(
            PasswordSchemes.OfThisMachine(),
            provider.GetRequiredService<CredentialOptions>(),
            provider.GetRequiredService<SecretSource>(),
            provider.GetRequiredService<IMeterFactory>(),
            provider.GetRequiredService<ILogger<PasswordHasher>>()));
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<AttemptGuard>();
        services.AddSingleton<EmailCodes>();
        services.AddSingleton<OneTimeLinks>();
        services.AddSingleton<IUpkeep, CredentialUpkeep>();
    }
}
