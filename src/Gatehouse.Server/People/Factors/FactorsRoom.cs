using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors;

internal static class FactorsRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(new SealedColumn("mfa_devices", "serial", "sealed_seed", TotpState.Purpose));
        services.AddSingleton<ICredentialChanged, RemoveFactorsOnChange>();
        services.AddSingleton<TotpDeviceCheck>();
        services.AddSingleton<TotpEnrolment>();
        services.AddSingleton<FactorLetters>();
        services.AddSingleton<FactorChanges>();
    }
}
