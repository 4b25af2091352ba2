using System.Text.Json;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies;

/// <summary>The one place that judges the text of a policy before it is kept.</summary>
internal static class PolicyDocuments
{
    public static Refusal? FindProblem(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("Statement", out _)
                ? null
                : IamRefusals.MalformedPolicy("Syntax errors in policy.");
        }
        catch (JsonException)
        {
            return IamRefusals.MalformedPolicy("This policy contains invalid Json");
        }
    }

    /// <summary>A trust policy says who may be trusted and never on what.</summary>
    public static Refusal? FindTrustProblem(string text) => FindProblem(text);

    /// <summary>How much of a limit a document takes: white space is not counted.</summary>
    public static int SizeOf(string text) => text.Count(static each => !char.IsWhiteSpace(each));
}
