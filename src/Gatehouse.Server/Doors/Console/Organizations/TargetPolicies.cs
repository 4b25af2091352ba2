using Gatehouse.Server.People.Organizations.Policies;

namespace Gatehouse.Server.Doors.Console.Organizations;

/// <summary>The service control policies of one place or account, with the forms that change them.</summary>
/// <param name="Address">Of the page, whose handlers are <c>Attach</c> and <c>Detach</c>.</param>
internal sealed record TargetPolicies(string Address, IReadOnlyList<PolicySummary> Attached, IReadOnlyList<PolicySummary> Others);
