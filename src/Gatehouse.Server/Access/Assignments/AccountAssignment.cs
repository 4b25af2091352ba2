using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Access.Assignments;

/// <summary>A user, or everybody in a group, may be a permission set in an account.</summary>
internal sealed record AccountAssignment(string PermissionSetId, AccountId AccountId, AssignedPrincipal Principal, DateTimeOffset CreatedAt);

/// <summary>A user or a group of a directory.</summary>
internal readonly record struct AssignedPrincipal(string Id, bool IsGroup)
{
    public const string User = "USER";
    public const string Group = "GROUP";

    /// <summary>As the wire names it.</summary>
    public string Type => IsGroup ? Group : User;

    public string? UserId => IsGroup ? null : Id;

    public string? GroupId => IsGroup ? Id : null;

    public static AssignedPrincipal Of(string type, string id) => new(id, type == Group);
}
