using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Access.Assignments;

/// <summary>The role that stands for a permission set in one account.</summary>
/// <param name="Revision">Of the permission set when the role was last brought into step.</param>
internal sealed record ProvisionedSet(string PermissionSetId, AccountId AccountId, string RoleId, long Revision);
