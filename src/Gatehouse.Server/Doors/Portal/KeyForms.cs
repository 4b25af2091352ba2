using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Doors.Portal;

/// <summary>Keys in the forms that shells and files take, and the profile that spares pasting them.</summary>
internal static class KeyForms
{
    public static string Bash(Credentials keys) =>
        $"""
        export AWS_ACCESS_KEY_ID="{keys.AccessKeyId}"
        export AWS_SECRET_ACCESS_KEY="{keys.SecretAccessKey}"
        export AWS_SESSION_TOKEN="{keys.SessionToken}"
        """;

    public static string PowerShell(Credentials keys) =>
        $"""
        $Env:AWS_ACCESS_KEY_ID="{keys.AccessKeyId}"
        $Env:AWS_SECRET_ACCESS_KEY="{keys.SecretAccessKey}"
        $Env:AWS_SESSION_TOKEN="{keys.SessionToken}"
        """;

    /// <summary>For the credentials file.</summary>
    public static string Ini(Credentials keys, RoleChoice choice) =>
        $"""
        [{choice.Account.Digits}_{choice.Role}]
        aws_access_key_id={keys.AccessKeyId}
        aws_secret_access_key={keys.SecretAccessKey}
        aws_session_token={keys.SessionToken}
        """;

    /// <summary>For the config file: with it the CLI and the SDKs fetch keys by themselves.</summary>
    public static string Profile(WorkforceDirectory directory, RoleChoice choice, string region, string origin) =>
        $"""
        [sso-session {directory.Address}]
        sso_start_url = {directory.StartUrl}
        sso_region = {region}
        sso_registration_scopes = sso:account:access

        [profile {choice.Role}-{choice.Account.Digits}]
        sso_session = {directory.Address}
        sso_account_id = {choice.Account.Digits}
        sso_role_name = {choice.Role}
        region = {region}
        endpoint_url = {origin}
        """;
}
