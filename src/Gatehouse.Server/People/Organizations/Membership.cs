using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Organizations;

/// <summary>What an account is in its organization.</summary>
/// <param name="ParentId">The root or the unit that it stands in.</param>
/// <param name="IsDelegate">Whether it administers some service for the organization.</param>
internal sealed record Membership(Organization Organization, AccountId AccountId, string ParentId, bool IsDelegate)
{
    public bool IsManagement => Organization.ManagementAccountId == AccountId;
}
