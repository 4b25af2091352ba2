using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors.Passkeys;
using Gatehouse.Server.People.Factors.RecoveryCodes;

namespace Gatehouse.Server.People.Factors;

internal static class FactorsRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(new SealedColumn("mfa_devices", "serial", "sealed_seed", TotpState.Purpose));
        services.AddSingleton<ICredentialChanged, RemoveFactorsOnChange>();
        services.AddSingleton<TotpDeviceCheck>();
        services.AddSingleton<TotpEnrolment>();
        services.AddSettings<PasskeyOptions>();
        services.AddSingleton<PasskeyParty>();
        services.AddSingleton<PasskeyRegistration>();
        services.AddSingleton<PasskeyCheck>();
        services.AddSingleton<IUpkeep, PasskeyUpkeep>();
        services.AddSingleton<ClockDiagnosis>();
        services.AddSettings<RecoveryCodeOptions>();
        services.AddSingleton<RecoveryCodeCheck>();
        services.AddSingleton<FactorLetters>();
        services.AddSingleton<FactorChanges>();
    }
}
