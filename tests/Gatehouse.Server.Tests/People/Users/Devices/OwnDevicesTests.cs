using System.Text;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Users.Devices;
using Gatehouse.Server.People.Users.Reports;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Users.Devices;

public sealed class OwnDevicesTests
{
    private const string ManageOwn =
        """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Action":["iam:EnableMFADevice","iam:ResyncMFADevice","iam:DeactivateMFADevice","iam:ListMFADevices"],"Resource":"arn:aws:iam::*:user/${aws:username}"},
          {"Effect":"Allow","Action":["iam:CreateVirtualMFADevice","iam:DeleteVirtualMFADevice"],"Resource":"arn:aws:iam::*:mfa/${aws:username}*"}]}
        """;

    [Fact]
    public async Task The_usual_policy_lets_users_manage_their_own_devices_and_nobody_elses()
    {
        await using var iam = await Iam.StartAsync(("SignIn:FreeTries", "100"));
        await iam.UserAsync();
        await iam.UserAsync("bob");
        (await iam.RunAsync(iam.Get<PutUserPolicy>(), new() { UserName = "alice", PolicyName = "own", PolicyDocument = ManageOwn })).ShouldBeDone();
        var alice = await iam.CallerAsync("alice");

        var app = await TestApp.CreateAsync(iam.Host, alice, "alice-phone");
        (await app.EnableAsync(alice, "bob")).ShouldBeRefused("AccessDenied");
        (await app.EnableAsync(alice, "alice")).ShouldBeDone();
        (await iam.RunAsync(iam.Get<CreateVirtualMFADevice>(), new() { VirtualMFADeviceName = "bob-phone" }, alice)).ShouldBeRefused("AccessDenied");
        var bobs = await TestApp.OfUserAsync(iam.Host, iam.Root, "bob", "bob-phone");
        (await iam.RunAsync(iam.Get<DeactivateMFADevice>(), new() { UserName = "bob", SerialNumber = bobs.Serial }, alice)).ShouldBeRefused("AccessDenied");
        (await iam.RunAsync(iam.Get<DeactivateMFADevice>(), new() { SerialNumber = bobs.Serial }, alice)).ShouldBeRefused("NoSuchEntity");
        (await iam.RunAsync(iam.Get<RemoveMFADevice>(), new(bobs.Serial), alice)).ShouldBeRefused("AccessDenied");
        (await iam.RunAsync(iam.Get<RenameMFADevice>(), new(bobs.Serial, "mine"), alice)).ShouldBeRefused("NoSuchEntity");

        var started = iam.Get<TotpEnrolment>().Start(CredentialOwner.Read(alice.Owner), "alice", iam.Id);
        var tablet = new TestApp(iam.Host, "", started.Secret.Text);
        (await iam.RunAsync(iam.Get<AddAuthenticatorApp>(), new("tablet", started.Token, tablet.Code(), tablet.Code(1), null), alice)).ShouldBeRefused("AccessDenied");
        var serial = (await iam.RunAsync(iam.Get<AddAuthenticatorApp>(), new("alice-tablet", started.Token, tablet.Code(), tablet.Code(1), null), alice)).ShouldBeDone().SerialNumber;
        (await iam.RunAsync(iam.Get<ListMFADevices>(), new(), alice)).ShouldBeDone().MFADevices.Select(device => device.SerialNumber).ShouldBe([app.Serial, serial], ignoreOrder: true);
        var left = alice with { SessionId = "left-open", ProvedAt = iam.Host.Clock.GetUtcNow() - TimeSpan.FromMinutes(15) };
        (await iam.RunAsync(iam.Get<RemoveMFADevice>(), new(serial), left)).ShouldBeRefused(FreshProof.Needed);
        (await iam.RunAsync(iam.Get<RemoveMFADevice>(), new(serial), alice)).ShouldBeDone();
    }

    [Fact]
    public async Task The_credential_report_says_who_has_a_device()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        await iam.UserAsync("bob");
        await TestApp.OfUserAsync(iam.Host, iam.Root, "alice", "phone");
        (await iam.RunAsync(iam.Get<GenerateCredentialReport>(), new())).ShouldBeDone();
        var rows = Encoding.UTF8.GetString((await iam.RunAsync(iam.Get<GetCredentialReport>(), new())).ShouldBeDone().Content).Split('\n').Select(row => row.Split(',')).ToList();
        var column = Array.IndexOf(rows[0], "mfa_active");
        rows.Skip(1).Select(row => (row[0], row[column])).ShouldBe([("<root_account>", "false"), ("alice", "true"), ("bob", "false")]);
    }
}
