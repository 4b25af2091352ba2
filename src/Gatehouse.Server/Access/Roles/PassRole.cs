using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles;

/// <summary>The question that every operation asks which hands a role to somebody else: it is no operation of its own.</summary>
internal static class PassRole
{
    /// <param name="service">Who gets it, such as <c>ec2.amazonaws.com</c>.</param>
    public static async Task<AccessCheck> AskAsync(DbSession session, string accountId, string roleName, string service)
    {
        var role = await RoleStore.FindAsync(session, AccountId.Get(accountId), roleName);
        var check = new AccessCheck("iam:PassRole", role?.Arn ?? Role.ArnOf(accountId, "/", roleName)).With("iam:PassedToService", service);
        return role is null ? check : TagRules.AskOfResource(check, await TagStore.FindAllAsync(session, role.Id));
    }
}
