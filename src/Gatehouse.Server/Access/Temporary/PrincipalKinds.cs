using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>The kinds of principals that sign calls, as audit records name them.</summary>
internal static class PrincipalKinds
{
    public const string Root = "Root";
    public const string AssumedRole = "AssumedRole";
    public const string FederatedUser = "FederatedUser";

    public static string[] All => [Root, IamUser.Kind, AssumedRole, FederatedUser];
}
