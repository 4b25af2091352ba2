using System.Text;
using Gatehouse.Server.People.Users.AccessKeys;
using Gatehouse.Server.People.Users.Passwords;
using Gatehouse.Server.People.Users.Reports;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Users.Reports;

public sealed class CredentialReportTests
{
    [Fact]
    public async Task The_columns_are_IAMs_and_the_root_user_is_first()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync("a,b", "/x/");
        await iam.UserAsync("carol");
        await iam.ProfileAsync("carol");
        (await iam.RunAsync(iam.Get<UpdateAccountPasswordPolicy>(), new() { MaxPasswordAge = 90 })).ShouldBeDone();
        var key = await iam.KeyAsync("carol");
        iam.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await iam.KeyAsync("carol");
        (await iam.RunAsync(iam.Get<UpdateAccessKey>(), new() { UserName = "carol", AccessKeyId = second.AccessKeyId, Status = "Inactive" })).ShouldBeDone();
        iam.Get<AccessKeyUse>().Note(key.AccessKeyId, "eu-west-1", "sts");
        await iam.Get<AccessKeyUse>().FlushAsync();
        var rows = await ReportAsync(iam);
        rows[0].ShouldBe(
            "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
            + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
            + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,"
            + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated");
        const string At = "2026-11-02T09:00:00+00:00";
        const string NoKeys = "false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A";
        rows[1].ShouldBe($"<root_account>,arn:aws:iam::{iam.Id}:root,{At},not_supported,no_information,not_supported,not_supported,false,{NoKeys}");
        rows[2].ShouldBe($"\"a,b\",\"arn:aws:iam::{iam.Id}:user/x/a,b\",{At},false,N/A,N/A,N/A,false,{NoKeys}");
        rows[3].ShouldBe(
            $"carol,arn:aws:iam::{iam.Id}:user/carol,{At},true,no_information,{At},2027-01-31T09:00:00+00:00,false,"
            + $"true,{At},2026-11-02T09:00:01+00:00,eu-west-1,sts,false,2026-11-02T09:00:01+00:00,N/A,N/A,N/A,false,N/A,false,N/A");
        rows.Length.ShouldBe(4);
    }

    [Fact]
    public async Task A_report_is_asked_for_made_complete_and_expires_after_four_hours()
    {
        await using var iam = await Iam.StartAsync();
        (await iam.RunAsync(iam.Get<GetCredentialReport>(), new())).ShouldBeRefused("ReportNotPresent");
        (await GenerateAsync(iam)).ShouldBe("STARTED");
        var made = iam.Host.Clock.GetUtcNow();
        iam.Host.Clock.Advance(TimeSpan.FromHours(4) - TimeSpan.FromMilliseconds(1));
        await iam.UserAsync();
        (await GenerateAsync(iam)).ShouldBe("COMPLETE");
        var report = (await iam.RunAsync(iam.Get<GetCredentialReport>(), new())).ShouldBeDone();
        (report.ReportFormat, report.GeneratedTime).ShouldBe(("text/csv", made));
        Encoding.UTF8.GetString(report.Content).ShouldNotContain("alice");
        iam.Host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await iam.RunAsync(iam.Get<GetCredentialReport>(), new())).ShouldBeRefused("ReportExpired");
        (await GenerateAsync(iam)).ShouldBe("STARTED");
        Encoding.UTF8.GetString((await iam.RunAsync(iam.Get<GetCredentialReport>(), new())).ShouldBeDone().Content).ShouldContain("alice");
    }

    [Fact]
    public async Task A_report_shows_no_other_account()
    {
        await using var iam = await Iam.StartAsync();
        var other = await iam.OtherAccountAsync();
        await other.UserAsync("stranger");
        await other.KeyAsync("stranger");
        await other.KeyAsync(null);
        string.Join('\n', await ReportAsync(iam)).ShouldNotContain("stranger");
        (await ReportAsync(iam))[1].ShouldEndWith("false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A");
    }

    private static async Task<string> GenerateAsync(Iam iam) => (await iam.RunAsync(iam.Get<GenerateCredentialReport>(), new())).ShouldBeDone().State;

    private static async Task<string[]> ReportAsync(Iam iam)
    {
        await GenerateAsync(iam);
        return Encoding.UTF8.GetString((await iam.RunAsync(iam.Get<GetCredentialReport>(), new())).ShouldBeDone().Content).Split('\n');
    }
}
