namespace Gatehouse.Server.People.Accounts;

internal static class AccountsRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<OpenAccount>();
        services.AddSingleton<OperatorLetters>();
    }
}
