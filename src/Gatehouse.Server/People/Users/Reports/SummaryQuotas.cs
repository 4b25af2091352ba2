namespace Gatehouse.Server.People.Users.Reports;

/// <summary>The part of an account's summary that is the same for all, and zero for what nobody counts yet.</summary>
internal static class SummaryQuotas
{
    public static IEnumerable<KeyValuePair<string, long>> All { get; } = new Dictionary<string, long>(StringComparer.Ordinal)
    {
        ["UsersQuota"] = IamQuotas.Users,
        ["GroupsQuota"] = IamQuotas.Groups,
        ["GroupsPerUserQuota"] = IamQuotas.GroupsPerUser,
        ["AccessKeysPerUserQuota"] = IamQuotas.AccessKeysPerUser,
        ["SigningCertificatesPerUserQuota"] = IamQuotas.CertificatesPerUser,
        ["RolesQuota"] = 1000,
        ["PoliciesQuota"] = 1500,
        ["PolicySizeQuota"] = 6144,
        ["PolicyVersionsInUseQuota"] = 10_000,
        ["VersionsPerPolicyQuota"] = 5,
        ["AttachedPoliciesPerUserQuota"] = 10,
        ["AttachedPoliciesPerGroupQuota"] = 10,
        ["AttachedPoliciesPerRoleQuota"] = 10,
        ["UserPolicySizeQuota"] = 2048,
        ["GroupPolicySizeQuota"] = 5120,
        ["RolePolicySizeQuota"] = 10_240,
        ["AssumeRolePolicySizeQuota"] = 2048,
        ["InstanceProfilesQuota"] = 1000,
        ["ServerCertificatesQuota"] = 20,
        ["Roles"] = 0,
        ["Policies"] = 0,
        ["PolicyVersionsInUse"] = 0,
        ["InstanceProfiles"] = 0,
        ["ServerCertificates"] = 0,
        ["Providers"] = 0,
        ["MFADevices"] = 0,
        ["MFADevicesInUse"] = 0,
        ["AccountMFAEnabled"] = 0,

        // Only users upload signing certificates here.
        ["AccountSigningCertificatesPresent"] = 0,
    };
}
