using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Accounts.Status;
using Gatehouse.Server.People.Directory.Groups;
using Gatehouse.Server.People.Directory.Memberships;
using Gatehouse.Server.People.Directory.Users;

namespace Gatehouse.Server.People.Directory;

/// <summary>What the identity store can do for clients.</summary>
internal static class StoreOperations
{
    private const string Store = "identitystore";

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<PersonChanges>();
        services.AddSingleton<IAccountRemoved, RemoveDirectoryOfAccount>();
        services.AddOperation<CreateUser>(Store);
        services.AddOperation<DescribeUser>(Store);
        services.AddOperation<UpdateUser>(Store);
        services.AddOperation<DeleteUser>(Store);
        services.AddOperation<ListUsers>(Store);
        services.AddOperation<GetUserId>(Store);
        services.AddOperation<CreateGroup>(Store);
        services.AddOperation<DescribeGroup>(Store);
        services.AddOperation<UpdateGroup>(Store);
        services.AddOperation<DeleteGroup>(Store);
        services.AddOperation<ListGroups>(Store);
        services.AddOperation<GetGroupId>(Store);
        services.AddOperation<CreateGroupMembership>(Store);
        services.AddOperation<DescribeGroupMembership>(Store);
        services.AddOperation<DeleteGroupMembership>(Store);
        services.AddOperation<ListGroupMemberships>(Store);
        services.AddOperation<ListGroupMembershipsForMember>(Store);
        services.AddOperation<GetGroupMembershipId>(Store);
        services.AddOperation<IsMemberInGroups>(Store);
    }
}
