using Gatehouse.Protocols.Aws;
using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Organizations;
using Gatehouse.Server.People.Organizations.Members;

namespace Gatehouse.Server.Access.Roles;

/// <summary>Gives an account that was made for an organization the role by which the management account administers it.</summary>
internal sealed class MemberRoles(SecretSource random, TimeProvider clock) : IMemberChanges
{
    private const string Administrator = "arn:aws:iam::aws:policy/AdministratorAccess";

    public async Task OnCreatedAsync(DbSession session, Organization organization, Account account, string roleName)
    {
        var role = new Role(
            UniqueId.Role + random.Text(UniqueId.RandomLength, UniqueId.Alphabet),
            account.Id,
            roleName,
            "/",
            Description: null,
            TrustOf(organization.ManagementAccountId),
            Role.UsualSessionSeconds,
            BoundaryArn: null,
            clock.GetUtcNow());
        await RoleStore.InsertAsync(session, role);
        await AttachmentStore.InsertAsync(session, account.Id.Digits, role.Id, Administrator, clock.GetUtcNow());
    }

    /// <summary>The role is the account's own: whoever leaves may delete it.</summary>
    public Task OnLeftAsync(DbSession session, Organization organization, AccountId account) => Task.CompletedTask;

    private static string TrustOf(AccountId management) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{management}}:root"},"Action":"sts:AssumeRole"}]}""";
}
