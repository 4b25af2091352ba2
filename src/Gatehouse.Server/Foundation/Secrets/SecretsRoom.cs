using Gatehouse.Server.Foundation.Settings;
using Microsoft.AspNetCore.DataProtection;

namespace Gatehouse.Server.Foundation.Secrets;

internal static class SecretsRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSettings<SecretOptions>();
        services.AddSingleton(SecretSource.System);
        services.AddSingleton(provider => KeyFile.OpenOrCreate(
            provider.GetRequiredService<SecretOptions>(),
            provider.GetRequiredService<PlaceOptions>(),
            provider.GetRequiredService<SecretSource>()));
        services.AddSingleton<Sealer>();
        services.AddSingleton<KeyGuard>();
        services.AddSingleton<ResealStore>();
        services.AddSingleton<IDataProtectionProvider>(provider => new SealedDataProtection(provider.GetRequiredService<Sealer>()));
    }
}
