using System.Text.Json;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Organizations.Policies;

/// <summary>Judges the text of a policy of any type before it is kept.</summary>
internal sealed class PolicyTextRules(IPolicyTexts texts)
{
    private const int Deepest = 32;

    public Refusal? FindProblem(string type, string content)
    {
        var most = type == PolicyTypes.ServiceControl ? OrganizationPolicy.LargestControl : OrganizationPolicy.LargestManagement;
        return content.Length > most ? OrganizationRefusals.TooMany("POLICY_CONTENT_LIMIT_EXCEEDED", "characters in a policy", most)
            : type == PolicyTypes.ServiceControl ? texts.FindControlProblem(content)
            : IsObject(content) ? null
            : OrganizationRefusals.MalformedPolicy("The provided policy document is not one JSON object.");
    }

    private static bool IsObject(string content)
    {
        try
        {
            using var document = JsonDocument.Parse(content, new() { MaxDepth = Deepest });
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
