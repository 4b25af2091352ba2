using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Accounts.Status;

namespace Gatehouse.Server.Access.Assignments;

internal static class AssignmentsRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<Provisioning>();
        services.AddSingleton<Assigning>();
        services.AddSingleton<WorkforceAccess>();
        services.AddSingleton<IAccountRemoved, EndAssignments>();
        services.AddSingleton<IUpkeep, AssignmentUpkeep>();
    }
}
