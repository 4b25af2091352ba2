using System.Globalization;
using System.Text;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users.Passwords;

namespace Gatehouse.Server.People.Users.Reports;

/// <summary>Everything a credential report is made of.</summary>
internal sealed record ReportFacts(
    Account Account,
    AccountPasswordPolicy? Policy,
    IReadOnlyList<ReportedUser> Users,
    IReadOnlyList<AccessKey> Keys,
    IReadOnlyList<ReportedCertificate> Certificates,
    bool RootHasDevice);

/// <summary>Writes IAM's credential report: CSV, the root user first, one row for each user.</summary>
internal static class CredentialReportWriter
{
    private const string None = "N/A";
    private const string Unknown = "no_information";
    private const string NotSupported = "not_supported";
    private const string Header =
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
        + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
        + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,"
        + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

    public static string Write(ReportFacts facts)
    {
        var keys = facts.Keys.ToLookup(static key => key.UserId ?? "", StringComparer.Ordinal);
        var certificates = facts.Certificates.ToLookup(static certificate => certificate.UserId, StringComparer.Ordinal);
        var into = new StringBuilder(Header);
        var account = facts.Account;
        Row(
            into,
            ["<root_account>", $"arn:aws:iam::{account.Id}:root", Date(account.CreatedAt), NotSupported, Unknown, NotSupported, NotSupported, YesOrNo(facts.RootHasDevice)],
            keys[""],
            []);
        foreach (var user in facts.Users)
        {
            Row(
                into,
                [user.Name, IamUser.ArnOf(account.Id.Digits, user.Path, user.Name), Date(user.CreatedAt), .. Password(user, facts.Policy), YesOrNo(user.Devices > 0)],
                keys[user.Id],
                certificates[user.Id]);
        }

        return into.ToString();
    }

    private static IEnumerable<string> Password(ReportedUser user, AccountPasswordPolicy? policy)
    {
        if (user.PasswordChangedAt is not { } at)
        {
            return ["false", None, None, None];
        }

        var changed = DateTimeOffset.FromUnixTimeMilliseconds(at);
        return ["true", user.PasswordLastUsedAt is { } used ? Date(used) : Unknown, Date(changed), policy?.ExpiryOf(changed) is { } expiry ? Date(expiry) : None];
    }

    private static void Row(StringBuilder into, IEnumerable<string> first, IEnumerable<AccessKey> keys, IEnumerable<ReportedCertificate> certificates)
    {
        // Two at most, the older first; what is missing has its columns all the same.
        var fields = first
            .Concat(keys.Take(2).SelectMany(Key).Concat(Enumerable.Repeat<string[]>(["false", None, None, None, None], 2).SelectMany(static each => each)).Take(10))
            .Concat(certificates.Take(2).SelectMany(Certificate).Concat(Enumerable.Repeat<string[]>(["false", None], 2).SelectMany(static each => each)).Take(4));
        into.Append('\n').AppendJoin(',', fields.Select(Quote));
    }

    private static string[] Key(AccessKey key) =>
    [
        key.Status == AccessKey.Active ? "true" : "false",
        Date(key.CreatedAt),
        key.LastUsedAt is { } used ? Date(used) : None,
        key.LastUsedRegion ?? None,
        key.LastUsedService ?? None,
    ];

    private static string[] Certificate(ReportedCertificate certificate) => [certificate.Status == AccessKey.Active ? "true" : "false", Date(certificate.UploadedAt)];

    private static string YesOrNo(bool value) => value ? "true" : "false";

    private static string Date(long at) => Date(DateTimeOffset.FromUnixTimeMilliseconds(at));

    private static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);

    /// <summary>Names may hold a comma (RFC 4180, section 2.6); they never hold a quotation mark or a line break.</summary>
    private static string Quote(string field) => field.Contains(',', StringComparison.Ordinal) ? $"\"{field}\"" : field;
}
