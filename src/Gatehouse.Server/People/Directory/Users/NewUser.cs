using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.People.Directory.Users;

/// <summary>A person made of what a request says; not yet stored.</summary>
internal static class NewUser
{
    /// <param name="members">Judged already.</param>
    public static DirectoryUser Of(UserMembers members, WorkforceDirectory directory, string managedBy, string by, SecretSource random, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var empty = new DirectoryUser(
            DirectoryUser.NewId(directory.Id, random),
            directory.Id,
            members.UserName!,
            null,
            null,
            false,
            null,
            false,
            new UserAttributes(),
            true,
            managedBy,
            false,
            null,
            now,
            by,
            now,
            by);
        return UserMapping.Apply(members, empty, EnterpriseExtension.Read(members.Extensions)!);
    }
}
