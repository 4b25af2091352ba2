using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.Access.Assignments;

/// <summary>What was asked of the service and what became of it. The work is done with the request; who asks later still finds it.</summary>
/// <param name="Kind"><see cref="Create"/>, <see cref="Delete"/> or <see cref="Provision"/>.</param>
/// <param name="FailureReason">Nothing for one that succeeded.</param>
/// <param name="AccountId">Nothing for all accounts in which the permission set has a role.</param>
/// <param name="Principal">Nothing for provisioning.</param>
internal sealed record AssignmentRequest(
    string Id,
    string DirectoryId,
    string Kind,
    string? FailureReason,
    string PermissionSetId,
    string? AccountId,
    AssignedPrincipal? Principal,
    DateTimeOffset CreatedAt)
{
    public const string Create = "create";
    public const string Delete = "delete";
    public const string Provision = "provision";

    public const string Succeeded = "SUCCEEDED";
    public const string Failed = "FAILED";

    public string Status => FailureReason is null ? Succeeded : Failed;

    public static string NewId(SecretSource random) => random.Uuid().ToString();
}
