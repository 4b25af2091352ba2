using Gatehouse.Server.Access.Applications;
using Gatehouse.Server.Access.Applications.Scopes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants.Delegation;

/// <summary>What an application may be given in a person's name.</summary>
internal static class DelegatedScopes
{
    /// <summary>Tell the application who the person is.</summary>
    public const string OpenId = "openid";

    /// <summary>Be known to services as acting for the person.</summary>
    public const string Aws = "aws";

    /// <summary>Carry the person into sessions of roles.</summary>
    public const string IdentityContext = "sts:identity_context";

    /// <summary>Every application has these; they are given where a request names none.</summary>
    public static readonly IReadOnlyList<string> Usual = [OpenId, Aws, IdentityContext];

    public static async Task<IReadOnlyList<string>> FindAsync(DbSession session, Application application) =>
        [.. Usual, .. (await ApplicationScopeStore.FindAllAsync(session, application.Id)).Select(static each => each.Scope).Except(Usual)];
}
