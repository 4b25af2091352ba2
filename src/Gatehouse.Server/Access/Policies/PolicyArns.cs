using Gatehouse.Policies.Model;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies;

/// <summary>The ARNs of managed policies: <c>arn:aws:iam::111122223333:policy/path/Name</c>, or <c>aws</c> for the account of built-in ones.</summary>
internal static class PolicyArns
{
    public const string BuiltInPrefix = "arn:aws:iam::aws:policy/";

    public static string Of(string accountId, string path, string name) => $"arn:aws:iam::{accountId}:policy{path}{name}";

    /// <summary>What follows the last slash.</summary>
    public static string NameOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    /// <summary>With both slashes.</summary>
    public static string PathOf(string arn) => arn[arn.IndexOf('/', StringComparison.Ordinal)..(arn.LastIndexOf('/') + 1)];

    /// <summary>Judges the text alone: whether such a policy exists is another question, and who asks may not be told.</summary>
    public static Refusal? FindProblem(string text)
    {
        if (!Arn.TryRead(text, out var arn))
        {
            return IamRefusals.ValidationError("Invalid ARN:  Could not be parsed!");
        }

        return arn is { Service: "iam", Region: "" } && arn.Resource.StartsWith("policy/", StringComparison.Ordinal)
            ? null
            : IamRefusals.InvalidInput($"ARN {text} is not valid.");
    }
}
