namespace Gatehouse.Server.Access.Policies;

/// <summary>What policies can be hung on, with its limits.</summary>
/// <param name="Name">As refusals name it: <c>user</c>.</param>
/// <param name="AttachedQuota">As refusals name the limit of attached policies: <c>PoliciesPerUser</c>.</param>
/// <param name="InlineSize">How many characters its inline policies may have together, white space not counted.</param>
internal sealed record PrincipalKind(string Name, string AttachedQuota, int InlineSize)
{
    public const int MostAttached = 10;

    public static PrincipalKind User { get; } = new("user", "PoliciesPerUser", 2048);

    public static PrincipalKind Group { get; } = new("group", "PoliciesPerGroup", 5120);

    public static PrincipalKind Role { get; } = new("role", "PoliciesPerRole", 10240);
}
