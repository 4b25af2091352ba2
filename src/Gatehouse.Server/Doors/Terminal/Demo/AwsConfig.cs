using System.Text;

namespace Gatehouse.Server.Doors.Terminal.Demo;

/// <summary>The text of an <c>~/.aws/config</c> with a profile for each way in.</summary>
internal static class AwsConfig
{
    public static string Write(string origin, string region, DemoPeople people, string? authorityFile)
    {
        var users = people.Roots[0].Root.Users!;
        var text = new StringBuilder();
        foreach (var user in users)
        {
            text.AppendLine($"[profile {user.Name}]")
                .AppendLine($"region = {region}")
                .AppendLine($"endpoint_url = {origin}")
                .AppendLine($"aws_access_key_id = {user.AccessKeyId}")
                .AppendLine($"aws_secret_access_key = {user.SecretAccessKey}")
                .AppendLine();
        }

        text.AppendLine("[profile signed-in]")
            .AppendLine($"region = {region}")
            .AppendLine($"endpoint_url = {origin}")
            .AppendLine()
            .AppendLine($"[sso-session {people.Directory.Address}]")
            .AppendLine($"sso_start_url = {people.Directory.StartUrl}")
            .AppendLine($"sso_region = {region}")
            .AppendLine("sso_registration_scopes = sso:account:access")
            .AppendLine()
            .AppendLine("[profile workforce]")
            .AppendLine($"sso_session = {people.Directory.Address}")
            .AppendLine($"sso_account_id = {people.Roots[0].Account.Id.Digits}")
            .AppendLine("sso_role_name = AdministratorAccess")
            .AppendLine($"region = {region}")
            .AppendLine($"endpoint_url = {origin}");
        return (authorityFile is null ? text : AppendOwnAddress(text.AppendLine(), origin, region, people, authorityFile)).ToString();
    }

    /// <summary>CLIs that learned to ask a start address where it leads take our own, as long as it is https.</summary>
    private static StringBuilder AppendOwnAddress(StringBuilder text, string origin, string region, DemoPeople people, string authorityFile) => text
        .AppendLine("[sso-session own-address]")
        .AppendLine($"sso_start_url = {origin}/start/{people.Directory.Address}")
        .AppendLine($"sso_region = {region}")
        .AppendLine("sso_registration_scopes = sso:account:access")
        .AppendLine()
        .AppendLine("[profile own-address]")
        .AppendLine("sso_session = own-address")
        .AppendLine($"sso_account_id = {people.Roots[0].Account.Id.Digits}")
        .AppendLine("sso_role_name = AdministratorAccess")
        .AppendLine($"region = {region}")
        .AppendLine($"endpoint_url = {origin}")
        .AppendLine($"ca_bundle = {authorityFile}");
}
