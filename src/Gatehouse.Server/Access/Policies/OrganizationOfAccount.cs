namespace Gatehouse.Server.Access.Policies;

/// <summary>Which organization a principal's account is in, as it was read with the principal's policies.</summary>
/// <param name="Version">Of everything in the organization.</param>
internal sealed record OrganizationOfAccount(string Id, long Version, string AccountId, string ManagementAccountId)
{
    public bool IsManagement => AccountId == ManagementAccountId;
}
