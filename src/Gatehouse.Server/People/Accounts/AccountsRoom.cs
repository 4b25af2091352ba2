using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Accounts.Contacts;
using Gatehouse.Server.People.Accounts.RootEmail;
using Gatehouse.Server.People.Accounts.RootPhone;
using Gatehouse.Server.People.Accounts.RootUser;
using Gatehouse.Server.People.Accounts.Status;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts;

internal static class AccountsRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSettings<ClosedAccountOptions>();
        services.AddSettings<AccountRecoveryOptions>();
        services.AddSingleton<OpenAccount>();
        services.AddSingleton<AccountLetters>();
        services.AddSingleton<OperatorLetters>();
        services.AddSingleton<AccountEvents>();
        services.AddSingleton<UndoLinks>();
        services.AddSingleton<PhoneChanges>();
        services.AddSingleton<ICredentialChanged>(static provider => provider.GetRequiredService<PhoneChanges>());
        services.AddSingleton<IUpkeep, RemoveClosedAccounts>();

        // An operation lives for one call.
        services.AddOperation<GetAccountInformation>("account");
        services.AddOperation<PutAccountName>("account");
        services.AddOperation<CreateAccountAlias>("iam");
        services.AddOperation<DeleteAccountAlias>("iam");
        services.AddOperation<ListAccountAliases>("iam");
        services.AddTransient<GetAccountSettings>();
        services.AddOperation<GetContactInformation>("account");
        services.AddOperation<PutContactInformation>("account");
        services.AddOperation<GetAlternateContact>("account");
        services.AddOperation<PutAlternateContact>("account");
        services.AddOperation<DeleteAlternateContact>("account");
        services.AddOperation<GetPrimaryEmail>("account");
        services.AddOperation<StartPrimaryEmailUpdate>("account");
        services.AddOperation<AcceptPrimaryEmailUpdate>("account");
        services.AddTransient<FindEmailUndo>();
        services.AddTransient<UndoPrimaryEmailUpdate>();
        services.AddTransient<ChangeRootPassword>();
        services.AddTransient<LiftThrottle>();
        services.AddTransient<ListSignInEvents>();
        services.AddPageOperation<GetRootPhone>();
        services.AddPageOperation<StartPhoneVerification>();
        services.AddPageOperation<FinishPhoneVerification>();
        services.AddTransient<CloseAccount>();
    }
}
