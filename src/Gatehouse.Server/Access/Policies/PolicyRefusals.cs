using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies;

/// <summary>What is said about policies that are not there or may not be used so.</summary>
internal static class PolicyRefusals
{
    public static Refusal NotFound(string arn) => IamRefusals.NoSuchEntity($"Policy {arn} was not found.");

    /// <summary>Another text than <see cref="NotFound"/>, where a policy is given to somebody.</summary>
    public static Refusal NotThereToAttach(string arn) => IamRefusals.NoSuchEntity($"Policy {arn} does not exist or is not attachable.");

    public static Refusal VersionNotFound(string arn, string version) =>
        IamRefusals.NoSuchEntity($"Policy {arn} version {version} does not exist or is not attachable.");

    public static Refusal NotAttachable(string text) => new("PolicyNotAttachable", RefusalKind.Malformed, text);

    public static Refusal Conflict(string text) => new("DeleteConflict", RefusalKind.Conflict, text);

    /// <summary>Built-in policies belong to nobody's account, so that not even a root user may change them.</summary>
    public static Refusal BuiltIn(string action, string arn) =>
        new("AccessDenied", RefusalKind.Forbidden, $"You are not authorized to perform: {action} on resource: policy {arn}", "a built-in policy cannot be changed");
}
