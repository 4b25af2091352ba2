using Gatehouse.Server.Foundation.Operations;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>What a session of a user, or of one that a user vouches for, knows of the user who asked for it.</summary>
internal static class GivenSession
{
    /// <param name="operation">Which one gives it.</param>
    public static CallerSession ByUser(string operation, Caller caller, DateTimeOffset now) =>
        new(caller.Arn, caller.PrincipalId.Length > 0 ? caller.PrincipalId : caller.AccountId, caller.UserName ?? "", now) { GivenBy = operation };
}
