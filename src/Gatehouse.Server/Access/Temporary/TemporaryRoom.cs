using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.Access.Temporary;

internal static class TemporaryRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<TemporaryCredentials>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton(new SealedColumn("temporary_credentials", "access_key_id", "sealed_secret", TemporaryCredentials.Purpose));
    }
}
