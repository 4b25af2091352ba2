using Gatehouse.Server.Foundation.Backups;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Upkeep;

namespace Gatehouse.Server.People.Credentials;

internal static class CredentialsRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddPasswords();
        services.AddSettings<GuardOptions>();
        services.AddSettings<CodeOptions>();
        services.AddSettings<LetterOptions>();
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<AttemptGuard>();
        services.AddSingleton<EmailCodes>();
        services.AddSettings<PhoneAllowanceOptions>();
        services.AddSingleton<PhoneAllowance>();
        services.AddSingleton<PhoneCodes>();
        services.AddSingleton<OneTimeLinks>();
        services.AddSingleton<PasswordProof>();
        services.AddSettings<StepUpOptions>();
        services.AddSingleton<FreshProof>();
        services.AddSingleton<CredentialChanges>();
        services.AddSingleton(new PerishableTable("one_time_links"));
        services.AddSingleton(new PerishableTable("email_codes"));
        services.AddSingleton<LetterAllowance>();
        services.AddSingleton<IUpkeep, CredentialUpkeep>();
    }
}
