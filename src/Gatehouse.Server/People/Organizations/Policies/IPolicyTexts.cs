using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Organizations.Policies;

/// <summary>Implemented above, where the policy language is known: no text is kept that could not be decided by.</summary>
internal interface IPolicyTexts
{
    /// <summary>What is wrong with the text of a service control policy; nothing when it can be kept.</summary>
    Refusal? FindControlProblem(string content);

    /// <summary>The same for the policy that delegates the organization's operations to its members.</summary>
    Refusal? FindDelegationProblem(string content);
}
