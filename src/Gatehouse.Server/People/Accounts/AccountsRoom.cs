using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.People.Accounts.Status;

namespace Gatehouse.Server.People.Accounts;

internal static class AccountsRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSettings<ClosedAccountOptions>();
        services.AddSettings<AccountRecoveryOptions>();
        services.AddSingleton<OpenAccount>();
        services.AddSingleton<OperatorLetters>();
    }
}
