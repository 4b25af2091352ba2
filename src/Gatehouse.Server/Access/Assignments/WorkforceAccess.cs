using System.Text.RegularExpressions;
using Gatehouse.Server.Access.Assignments.Instances;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments;

/// <summary>What a person of a directory may be, for the portal and for the doors of the command line. The doors keep the records.</summary>
internal sealed partial class WorkforceAccess(RoleSessions sessions)
{
    /// <summary>One text for an account, a role and an assignment that is not there: who may not ask learns nothing.</summary>
    private static readonly Refusal s_noAccess = new("ForbiddenException", RefusalKind.Forbidden, "No access");

    /// <summary>Active accounts, by id.</summary>
    public static async Task<IReadOnlyList<AssignedAccount>> FindAccountsAsync(DbSession db, DirectoryUser user, string after, int limit) =>
        user.IsEnabled ? await WorkforceAccessStore.FindAccountsAsync(db, user.Id, after, limit) : [];

    /// <summary>The names of permission sets, in order.</summary>
    public static async Task<IReadOnlyList<string>> FindRolesAsync(DbSession db, DirectoryUser user, AccountId account, string after, int limit) =>
        user.IsEnabled ? await WorkforceAccessStore.FindRolesAsync(db, user.Id, account, PermissionSetStore.KeyOf(after), limit) : [];

    /// <summary>Keys of the role that stands for a permission set in an account; they fall with the person.</summary>
    public async Task<Outcome<RoleSession>> OpenAsync(DbSession db, DirectoryUser user, AccountId account, string permissionSet, RequestOrigin origin)
    {
        if (!user.IsEnabled
            || await WorkforceDirectoryStore.FindAsync(db, user.DirectoryId) is not { } directory
            || await PermissionSetStore.FindByNameAsync(db, directory.Id, permissionSet) is not { } set
            || !await WorkforceAccessStore.MayAsync(db, user.Id, account, set.Id)
            || await AssignableAccounts.FindAsync(db, directory, account) is null)
        {
            return s_noAccess;
        }

        if (await ProvisionedSetStore.FindAsync(db, set.Id, account) is not { } provisioned || await RoleStore.FindAsync(db, provisioned.RoleId) is not { } role)
        {
            return new Refusal("ResourceNotFoundException", RefusalKind.NotFound, $"The role {set.Name} is not in account {account} yet.");
        }

        // Acting in the role's own account, as the service: nobody there is a stranger who came by a call.
        var caller = new Caller(DirectoryUser.Kind, user.Owner.ToString(), account.Digits, "", null, origin);
        var request = new AssumeRoleRequest { RoleArn = role.Arn, RoleSessionName = SessionNameOf(user), Tags = await SessionAttributes.FindAsync(db, user) };
        return await sessions.OpenAsync(db, role, request, caller, set.Length, ClaimsOf(user, directory));
    }

    /// <summary>The user name; the id for one that no session may be named like.</summary>
    private static string SessionNameOf(DirectoryUser user) => SessionName().IsMatch(user.UserName) ? user.UserName : user.Id;

    private static Dictionary<string, IReadOnlyList<string>> ClaimsOf(DirectoryUser user, WorkforceDirectory directory) => new(StringComparer.Ordinal)
    {
        ["identitystore:UserId"] = [user.Id],
        ["identitystore:IdentityStoreArn"] = [directory.StoreArn],
        ["identitycenter:InstanceArn"] = [directory.InstanceArn],
    };

    [GeneratedRegex(@"\A[A-Za-z0-9_+=,.@-]{2,64}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SessionName();
}
