using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Doors.Support;

internal static class SupportRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSettings<SupportOptions>();
        services.AddSingleton<SignInAddresses>();
        services.AddSingleton<SupportLetters>();
        services.AddSingleton<SupportDesk>();
    }
}
