using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Users;

/// <summary>IAM's refusals, with its codes. Clients compare the codes and people read the texts.</summary>
internal static class IamRefusals
{
    public static Refusal NoSuchEntity(string text) => new("NoSuchEntity", RefusalKind.NotFound, text);

    /// <param name="kind"><c>user</c>, <c>group</c>, <c>role</c>.</param>
    public static Refusal NotFound(string kind, string name) => NoSuchEntity($"The {kind} with name {name} cannot be found.");

    /// <param name="kind"><c>User</c>, <c>Group</c>, <c>Role</c>.</param>
    public static Refusal AlreadyExists(string kind, string name) => new("EntityAlreadyExists", RefusalKind.Conflict, $"{kind} with name {name} already exists.");

    public static Refusal LimitExceeded(string quota, int most) => new("LimitExceeded", RefusalKind.Conflict, $"Cannot exceed quota for {quota}: {most}");

    public static Refusal DeleteConflict(string what) => new("DeleteConflict", RefusalKind.Conflict, $"Cannot delete entity, must {what} first.");

    public static Refusal ValidationError(string text) => new("ValidationError", RefusalKind.Malformed, text);

    public static Refusal InvalidInput(string text) => new("InvalidInput", RefusalKind.Malformed, text);

    public static Refusal MalformedPolicy(string text) => new("MalformedPolicyDocument", RefusalKind.Malformed, text);
}
