using Gatehouse.Policies.Deciding;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Authorization;

/// <summary>A caller in the words of policies.</summary>
internal static class Principals
{
    public const string AssumedRole = "AssumedRole";
    public const string FederatedUser = "FederatedUser";

    public static PrincipalRef Of(Caller caller) => caller.Kind switch
    {
        "Root" => new(caller.Arn, caller.AccountId, PrincipalKind.Root),
        IamUser.Kind => new(caller.Arn, caller.AccountId, PrincipalKind.User),
        AssumedRole => new(caller.Arn, caller.AccountId, PrincipalKind.RoleSession, caller.Session!.IssuerArn),
        FederatedUser => new(caller.Arn, caller.AccountId, PrincipalKind.FederatedUser),
        _ => PrincipalRef.Anonymous,
    };

    /// <summary>Whether the caller is in a role that a service made for itself.</summary>
    public static bool IsServiceLinked(Caller caller) =>
        caller is { Kind: AssumedRole, Session.IssuerArn: var arn } && arn.StartsWith(Role.ArnOf(caller.AccountId, Role.ServicePath, ""), StringComparison.Ordinal);

    /// <summary>The user or role whose policies count; nothing for a root user, whom none restricts.</summary>
    public static string? PolicyHolderOf(Caller caller) => caller.Kind switch
    {
        IamUser.Kind => caller.PrincipalId,
        AssumedRole => caller.Session!.IssuerId,

        // The user who asked for the federated session; a root user may ask, too, and holds no policies.
        FederatedUser when caller.Session!.IssuerId != caller.AccountId => caller.Session.IssuerId,
        _ => null,
    };
}
