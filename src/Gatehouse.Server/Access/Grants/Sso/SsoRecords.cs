namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>What audit records show in the place of a secret.</summary>
internal static class SsoRecords
{
    public const string Hidden = "HIDDEN_DUE_TO_SECURITY_REASONS";
}
