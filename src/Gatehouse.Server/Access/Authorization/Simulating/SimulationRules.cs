using Gatehouse.Policies.Model;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Authorization.Simulating;

/// <summary>What holds for every simulation beyond what the members' attributes say.</summary>
internal static class SimulationRules
{
    public static Refusal? FindProblem(ISimulationRequest request)
    {
        if (request.ActionNames.FirstOrDefault(static action => !IsAction(action)) is { } wrong)
        {
            return IamRefusals.InvalidInput($"Invalid action: {wrong}");
        }

        if (request.PermissionsBoundaryPolicyInputList is { Count: > 1 })
        {
            return IamRefusals.InvalidInput("PermissionsBoundaryPolicyInputList takes one policy.");
        }

        if (request.CallerArn is { } caller && UserOf(caller) is null)
        {
            return IamRefusals.InvalidInput($"Invalid caller ARN: {caller}");
        }

        return request.ResourceOwner is { } owner && AccountOf(owner) is null
            ? IamRefusals.InvalidInput($"Invalid resource owner: {owner}")
            : ContextEntryRules.FindProblem(request.ContextEntries);
    }

    /// <summary>The IAM user that an ARN names; nobody else can be simulated by name.</summary>
    public static Arn? UserOf(string text) =>
        Arn.TryRead(text, out var arn) && arn is { Service: "iam" } && arn.Resource.StartsWith("user/", StringComparison.Ordinal) && AccountId.TryRead(arn.AccountId, out _)
            ? arn
            : null;

    /// <summary>Written as an id or as an ARN of the account.</summary>
    public static string? AccountOf(string owner)
    {
        var digits = Arn.TryRead(owner, out var arn) ? arn.AccountId : owner;
        return AccountId.TryRead(digits, out var id) ? id.Value.Digits : null;
    }

    /// <summary>A service, a colon and a name; patterns name no action that could be asked about.</summary>
    private static bool IsAction(string action) =>
        action.Split(':') is [{ Length: > 0 } service, { Length: > 0 } name]
        && service.All(static each => char.IsAsciiLetterOrDigit(each) || each == '-')
        && name.All(static each => char.IsAsciiLetterOrDigit(each) || each is '-' or '_');
}
