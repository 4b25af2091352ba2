namespace Gatehouse.Policies.Deciding;

internal enum PrincipalKind
{
    Root,
    User,
    RoleSession,
    FederatedUser,
    Service,
    WebIdentity,
    SamlProvider,
    Anonymous,
}

/// <summary>
/// Who asks. The ARN of a role session is that of the session and RoleArn that of its role;
/// for a service it is the service's name, for an identity provider the provider's ARN or host.
/// </summary>
internal sealed record PrincipalRef(string Arn, string AccountId, PrincipalKind Kind, string? RoleArn = null)
{
    public static readonly PrincipalRef Anonymous = new("", "", PrincipalKind.Anonymous);

    /// <summary>Whether it belongs to an account, whose policies then have a say.</summary>
    public bool HasAccount => Kind is PrincipalKind.Root or PrincipalKind.User or PrincipalKind.RoleSession or PrincipalKind.FederatedUser;
}
