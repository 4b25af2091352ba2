using Gatehouse.Server.Foundation.Operations;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>What session credentials of users may not do, whatever the user's policies allow. The sessions of roles know no such limits.</summary>
internal static class TemporaryRules
{
    private const string AssumeRole = "sts:AssumeRole";

    /// <summary>The end of the sentence that refuses these credentials; nothing when only the policies decide.</summary>
    public static string? FindObjection(Caller caller, string action) => caller.Session?.GivenBy switch
    {
        nameof(GetSessionToken) when Is(action, "iam") && caller.MfaAt is null => "because session credentials without a second factor may not call IAM",
        nameof(GetSessionToken) when Is(action, "sts") && !Allows(action) => "because session credentials may call nothing of STS but AssumeRole and GetCallerIdentity",
        nameof(GetFederationToken) when Is(action, "iam") => "because credentials of federated users may not call IAM",
        nameof(GetFederationToken) when Is(action, "sts") => "because credentials of federated users may call nothing of STS but GetCallerIdentity",
        _ => null,
    };

    /// <summary>Tags and the source identity belong to the role's assumption. GetCallerIdentity asks no policy.</summary>
    private static bool Allows(string action) =>
        action.Equals(AssumeRole, StringComparison.OrdinalIgnoreCase)
        || action.Equals("sts:TagSession", StringComparison.OrdinalIgnoreCase)
        || action.Equals("sts:SetSourceIdentity", StringComparison.OrdinalIgnoreCase)
        || action.Equals("sts:SetContext", StringComparison.OrdinalIgnoreCase);

    private static bool Is(string action, string service) =>
        action.Length > service.Length && action[service.Length] == ':' && action.StartsWith(service, StringComparison.OrdinalIgnoreCase);
}
