using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Organizations.Policies;

/// <summary>The kinds of policies of an organization. Service control policies are decided by; the management policies are kept, and combined on request.</summary>
internal static class PolicyTypes
{
    public const string ServiceControl = "SERVICE_CONTROL_POLICY";
    public const string ResourceControl = "RESOURCE_CONTROL_POLICY";

    private static readonly string[] s_management =
    [
        "TAG_POLICY", "BACKUP_POLICY", "AISERVICES_OPT_OUT_POLICY", "CHATBOT_POLICY", "DECLARATIVE_POLICY_EC2", "SECURITYHUB_POLICY", "INSPECTOR_POLICY",
        "UPGRADE_ROLLOUT_POLICY", "BEDROCK_POLICY", "S3_POLICY", "NETWORK_SECURITY_DIRECTOR_POLICY",
    ];

    /// <summary>All that can be enabled here.</summary>
    public static IReadOnlyList<string> Available { get; } = [ServiceControl, .. s_management];

    public static bool IsManagement(string type) => s_management.Contains(type, StringComparer.Ordinal);

    /// <summary>A type that the model does not know.</summary>
    public static Refusal? FindProblem(string type) =>
        type == ServiceControl || type == ResourceControl || IsManagement(type)
            ? null
            : OrganizationRefusals.Invalid("INVALID_ENUM_POLICY_TYPE", "You specified an invalid policy type string.");

    /// <summary>
    /// One that nothing here could keep: what is attached must bind, so resource control policies are refused rather than kept idle.
    /// </summary>
    public static Refusal? FindObstacle(Organization organization, string type) =>
        !organization.HasAllFeatures ? OrganizationRefusals.TypeNotAvailable("Policies need an organization with all features enabled.")
        : type == ResourceControl ? OrganizationRefusals.TypeNotAvailable("Resource control policies aren't available here.")
        : null;
}
