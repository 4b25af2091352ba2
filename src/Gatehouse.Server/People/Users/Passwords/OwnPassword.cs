using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;

namespace Gatehouse.Server.People.Users.Passwords;

/// <summary>
/// An account may let all its users choose their own passwords. That is a permission given to each user directly, like a resource's
/// policy gives it: it needs no policy of the user, and an explicit deny still wins.
/// </summary>
internal static class OwnPassword
{
    public static AccessCheck Ask(AccountPasswordPolicy? policy, Caller caller, string action, string resource)
    {
        var check = new AccessCheck(action, resource);
        return policy is { AllowUsersToChangePassword: true } && caller.Kind == IamUser.Kind
            ? check with { ResourcePolicy = Allow(caller.Arn, action) }
            : check;
    }

    private static string Allow(string arn, string action) => new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Sid"] = "AllowUsersToChangePassword",
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["AWS"] = arn },
            ["Action"] = action,
            ["Resource"] = "*",
        }),
    }.ToJsonString();
}
