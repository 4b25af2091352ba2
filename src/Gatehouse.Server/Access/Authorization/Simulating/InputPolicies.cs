using Gatehouse.Policies.Deciding;
using Gatehouse.Policies.Model;
using Gatehouse.Policies.Reading;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Authorization.Simulating;

/// <summary>Reads policies that come with a request. They are not kept: what is read once must not push out what is read with every call.</summary>
internal static class InputPolicies
{
    public const string IamPolicy = "IAM Policy";
    public const string BoundaryPolicy = "Permissions Boundary Policy";
    public const string ResourcePolicy = "Resource Policy";

    /// <summary>Reads all of them, or says what is wrong with the first that cannot be read.</summary>
    /// <param name="member">The policies are named after it: <c>PolicyInputList.1</c>.</param>
    public static Refusal? ReadInto(List<SourcedPolicy> policies, IReadOnlyList<string>? texts, string member, string type)
    {
        for (var index = 0; index < (texts?.Count ?? 0); index++)
        {
            if (ReadInto(policies, texts![index], $"{member}.{index + 1}", type, PolicyUse.Identity) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    public static Refusal? ReadInto(List<SourcedPolicy> policies, string text, string id, string type, PolicyUse use)
    {
        switch (PolicyReader.Read(text, use))
        {
            case PolicyReading.Read read:
                policies.Add(new(id, type, read.PolicyDocument));
                return null;
            case PolicyReading.Malformed { Error: var error }:
                return IamRefusals.InvalidInput($"{id}: {error.Text} (line {error.Line}, column {error.Column})");
            default:
                throw new InvalidOperationException("A policy is read or malformed.");
        }
    }
}
