using Gatehouse.Policies.Model;

namespace Gatehouse.Policies.Deciding;

/// <summary>How closely a resource policy names a principal; the closer, the less its own account has to add.</summary>
internal enum Naming
{
    None,

    /// <summary>Its account, which delegates to the account's policies.</summary>
    Account,

    /// <summary>A lone <c>*</c>.</summary>
    Everyone,

    /// <summary>The role of a session.</summary>
    Role,

    /// <summary>The user, the session, the account's own root, the service or the provider itself.</summary>
    Direct,
}

internal static class Namings
{
    /// <summary>
    /// None when the statement does not speak of the principal.
    /// NotPrincipal spares only who is named directly or by its role: with a Deny, naming an account spares nobody of it but root,
    /// and with an Allow everyone of a named account stays out.
    /// </summary>
    public static Naming Of(PrincipalRef principal, Statement statement)
    {
        if (statement.NotPrincipals is { } spared)
        {
            var closeness = Of(principal, spared);
            var isSpared = statement.Effect == Effect.Deny ? closeness >= Naming.Everyone : closeness != Naming.None;
            return isSpared ? Naming.None : Naming.Everyone;
        }

        var naming = statement.Principals is { } named ? Of(principal, named) : Naming.None;
        var isProvider = principal.Kind is PrincipalKind.WebIdentity or PrincipalKind.SamlProvider;

        // Anyone can get a token from some provider, so that a star lets none of them in; but it does shut them out.
        return naming == Naming.Everyone && isProvider && statement.Effect == Effect.Allow ? Naming.None : naming;
    }

    private static Naming Of(PrincipalRef principal, PrincipalSet named)
    {
        var isDirect = principal.Kind switch
        {
            PrincipalKind.Root => named.Accounts.Contains(principal.AccountId),
            PrincipalKind.Service => named.Services.Contains(principal.Arn),
            PrincipalKind.WebIdentity or PrincipalKind.SamlProvider => named.Federated.Contains(principal.Arn),
            PrincipalKind.Anonymous => false,
            _ => named.Arns.Contains(principal.Arn),
        };
        if (isDirect)
        {
            return Naming.Direct;
        }

        if (principal.RoleArn is { } role && named.Arns.Contains(role))
        {
            return Naming.Role;
        }

        if (named.Everyone)
        {
            return Naming.Everyone;
        }

        return principal.HasAccount && named.Accounts.Contains(principal.AccountId) ? Naming.Account : Naming.None;
    }
}
