using System.Globalization;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Organizations;

/// <summary>The refusals of the service, by the names that its model gives them.</summary>
internal static class OrganizationRefusals
{
    public static Refusal NotInUse { get; } =
        new("AWSOrganizationsNotInUseException", RefusalKind.NotFound, "Your account is not a member of an organization.");

    /// <summary>For members, where only the management account may; whatever is asked about, the answer is the same.</summary>
    public static Refusal NotAllowed { get; } = new(
        "AccessDenied", RefusalKind.Forbidden, "You don't have permissions to access this resource.", "only the management account and whom it delegates to may do this");

    public static Refusal AlreadyInOrganization { get; } =
        new("AlreadyInOrganizationException", RefusalKind.Conflict, "The provided account is already a member of an organization.");

    public static Refusal NoAccount { get; } =
        new("AccountNotFoundException", RefusalKind.NotFound, "You specified an account that doesn't exist in your organization.");

    public static Refusal NoParent { get; } =
        new("ParentNotFoundException", RefusalKind.NotFound, "You specified a parent that doesn't exist in your organization.");

    public static Refusal NoUnit { get; } =
        new("OrganizationalUnitNotFoundException", RefusalKind.NotFound, "You specified an organizational unit that doesn't exist in your organization.");

    public static Refusal NoTarget { get; } =
        new("TargetNotFoundException", RefusalKind.NotFound, "You specified a target that doesn't exist in your organization.");

    public static Refusal NoPolicy { get; } =
        new("PolicyNotFoundException", RefusalKind.NotFound, "You specified a policy that doesn't exist in your organization.");

    public static Refusal NoHandshake { get; } =
        new("HandshakeNotFoundException", RefusalKind.NotFound, "You specified a handshake that doesn't exist.");

    public static Refusal DuplicateUnit { get; } =
        new("DuplicateOrganizationalUnitException", RefusalKind.Conflict, "An organizational unit with the same name already exists below this parent.");

    public static Refusal DuplicatePolicy { get; } =
        new("DuplicatePolicyException", RefusalKind.Conflict, "A policy with the same name and type already exists in your organization.");

    public static Refusal ManagementCannotLeave { get; } = new(
        "MasterCannotLeaveOrganizationException", RefusalKind.Conflict, "The management account can't leave its organization. Delete the organization instead.");

    public static Refusal TypeNotEnabled { get; } =
        new("PolicyTypeNotEnabledException", RefusalKind.Conflict, "The policy type isn't enabled in the root of your organization.");

    public static Refusal TypeNotAvailable(string text) => new("PolicyTypeNotAvailableForOrganizationException", RefusalKind.Conflict, text);

    public static Refusal MalformedPolicy(string text) => new("MalformedPolicyDocumentException", RefusalKind.Malformed, text);

    public static Refusal Invalid(string reason, string text) => WithReason(new("InvalidInputException", RefusalKind.Malformed, text), reason);

    public static Refusal Constraint(string reason, string text) => WithReason(new("ConstraintViolationException", RefusalKind.Conflict, text), reason);

    public static Refusal HandshakeConstraint(string reason, string text) =>
        WithReason(new("HandshakeConstraintViolationException", RefusalKind.Conflict, text), reason);

    public static Refusal TooMany(string reason, string what, int most) =>
        Constraint(reason, string.Create(CultureInfo.InvariantCulture, $"You have exceeded the allowed number of {what}: {most}."));

    private static Refusal WithReason(Refusal refusal, string reason) =>
        refusal with { Members = new Dictionary<string, string>(StringComparer.Ordinal) { ["Reason"] = reason } };
}
