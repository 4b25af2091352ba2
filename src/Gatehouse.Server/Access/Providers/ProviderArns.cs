using Gatehouse.Policies.Model;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Providers;

/// <summary>The ARNs of identity providers: <c>arn:aws:iam::111122223333:saml-provider/Name</c>.</summary>
internal static class ProviderArns
{
    public static Refusal? FindProblem(string text, string resource) =>
        Arn.TryRead(text, out var arn) && arn is { Service: "iam", Region: "" } && arn.Resource.Length > resource.Length
            && arn.Resource.StartsWith(resource, StringComparison.Ordinal)
            ? null
            : IamRefusals.InvalidInput($"ARN {text} is not valid.");

    /// <summary>What follows the kind; nothing when the ARN names another account's.</summary>
    public static string? ReadName(string text, string accountId, string resource) =>
        Arn.TryRead(text, out var arn) && arn.AccountId == accountId && arn.Resource.StartsWith(resource, StringComparison.Ordinal)
            ? arn.Resource[resource.Length..]
            : null;
}
