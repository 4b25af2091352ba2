using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Accounts.Contacts;
using Gatehouse.Server.People.Accounts.RootEmail;
using Gatehouse.Server.People.Accounts.RootUser;
using Gatehouse.Server.People.Accounts.Status;

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
        services.AddSingleton<IUpkeep, RemoveClosedAccounts>();

        // An operation lives for one call.
        services.AddTransient<GetAccountInformation>();
        services.AddTransient<PutAccountName>();
        services.AddOperation<CreateAccountAlias>("iam");
        services.AddOperation<DeleteAccountAlias>("iam");
        services.AddOperation<ListAccountAliases>("iam");
        services.AddTransient<GetAccountSettings>();
        services.AddTransient<GetContactInformation>();
        services.AddTransient<PutContactInformation>();
        services.AddTransient<GetAlternateContact>();
        services.AddTransient<PutAlternateContact>();
        services.AddTransient<DeleteAlternateContact>();
        services.AddTransient<GetPrimaryEmail>();
        services.AddTransient<StartPrimaryEmailUpdate>();
        services.AddTransient<AcceptPrimaryEmailUpdate>();
        services.AddTransient<FindEmailUndo>();
        services.AddTransient<UndoPrimaryEmailUpdate>();
        services.AddTransient<ChangeRootPassword>();
        services.AddTransient<LiftThrottle>();
        services.AddTransient<ListSignInEvents>();
        services.AddTransient<CloseAccount>();
    }
}
