using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Organizations;
using Gatehouse.Server.People.Organizations.Policies;

namespace Gatehouse.Server.Access.Policies.Controls;

/// <summary>An organization's policies are written in the language of all others.</summary>
internal sealed class ControlPolicyTexts : IPolicyTexts
{
    public Refusal? FindControlProblem(string content) =>
        PolicyDocuments.FindProblem(content) is { } problem ? OrganizationRefusals.MalformedPolicy(problem.PublicText) with { PrivateReason = problem.PrivateReason } : null;

    public Refusal? FindDelegationProblem(string content) =>
        PolicyDocuments.FindResourceProblem(content) is { } problem ? OrganizationRefusals.Invalid("INVALID_RESOURCE_POLICY_JSON", problem.PublicText) with { PrivateReason = problem.PrivateReason } : null;
}
