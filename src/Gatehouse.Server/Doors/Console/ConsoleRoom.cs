using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Doors.Console.Outbox;
using Gatehouse.Server.Doors.Diagnosis;

namespace Gatehouse.Server.Doors.Console;

internal static class ConsoleRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<ConsoleEntrance>();
        services.AddTransient<PageTools>();
        services.AddTransient<RoleSwitch>();
        services.AddSingleton<UserCreation>();
        services.AddSingleton<ConsolePassword>();
        services.AddTransient<ListLetters>();
        services.AddTransient<RetryLetter>();
        services.AddTransient<ExamineInstallation>();
    }
}
