using Gatehouse.Policies.Model;
using Gatehouse.Policies.Reading;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies;

/// <summary>The one place that judges the text of a policy before it is kept.</summary>
internal static class PolicyDocuments
{
    public static Refusal? FindProblem(string text) => Judge(text, PolicyUse.Identity);

    /// <summary>A trust policy says who may be trusted and never on what.</summary>
    public static Refusal? FindTrustProblem(string text) => Judge(text, PolicyUse.Trust);

    /// <summary>A policy on a resource says whom it speaks of.</summary>
    public static Refusal? FindResourceProblem(string text) => Judge(text, PolicyUse.Resource);

    /// <summary>How much of a limit a document takes: white space is not counted.</summary>
    public static int SizeOf(string text) => PolicySize.Of(text);

    private static Refusal? Judge(string text, PolicyUse use) =>
        PolicyReader.Read(text, use) is PolicyReading.Malformed { Error: var error }
            ? IamRefusals.MalformedPolicy(error.Text) with { PrivateReason = $"{error.JsonPath} at line {error.Line}, column {error.Column}" }
            : null;
}
