using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.Devices;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Factors;

public sealed class TotpDeviceCheckTests
{
    private static readonly TrySource Source = new("203.0.113.0/24", null);

    [Fact]
    public async Task A_code_works_once_even_from_all_cores_at_the_same_time()
    {
        await using var iam = await Iam.StartAsync(("SignIn:FreeTries", "100"));
        var (app, owner) = await AppAsync(iam);
        var code = app.Code(1);
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => VerifyAsync(iam, owner, app.Serial, code))));
        verdicts.Count(each => each is TotpVerdict.Right).ShouldBe(1);
        verdicts.Count(each => each is TotpVerdict.Wrong).ShouldBe(39);
        (await VerifyAsync(iam, owner, app.Serial, code)).ShouldBeOfType<TotpVerdict.Wrong>();
    }

    [Fact]
    public async Task Guesses_in_parallel_are_counted_exactly_and_the_owner_is_only_made_to_wait()
    {
        await using var iam = await Iam.StartAsync();
        var (app, owner) = await AppAsync(iam);
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 200).Select(guess => Task.Run(() => VerifyAsync(iam, owner, app.Serial, $"00{guess:0000}"))));
        verdicts.Count(each => each is TotpVerdict.Wrong).ShouldBe(5);
        verdicts.Count(each => each is TotpVerdict.Throttled).ShouldBe(195);
        (await VerifyAsync(iam, owner, app.Serial, app.Code(1))).ShouldBe(new TotpVerdict.Throttled(TimeSpan.FromMinutes(1)));
        iam.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await VerifyAsync(iam, owner, app.Serial, app.Code())).ShouldBeOfType<TotpVerdict.Right>().At.ShouldBe(iam.Host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Codes_that_calls_bring_along_are_counted_with_those_of_the_door()
    {
        await using var iam = await Iam.StartAsync();
        var (app, owner) = await AppAsync(iam);
        var caller = await iam.CallerAsync("alice");
        for (var guess = 0; guess < 5; guess++)
        {
            (await iam.RunAsync(iam.Get<GetSessionToken>(), new() { SerialNumber = app.Serial, TokenCode = "000000" }, caller)).ShouldBeRefused("AccessDenied");
        }

        (await VerifyAsync(iam, owner, app.Serial, app.Code(1))).ShouldBeOfType<TotpVerdict.Throttled>();
        (await iam.RunAsync(iam.Get<GetSessionToken>(), new() { SerialNumber = app.Serial, TokenCode = app.Code(1) }, caller))
            .ShouldBeRefused("AccessDenied").PublicText.ShouldBe("MultiFactorAuthentication failed, there were too many tries. Wait 60 seconds.");
    }

    [Fact]
    public async Task Neither_spaces_nor_an_older_code_make_a_used_one_new()
    {
        await using var iam = await Iam.StartAsync();
        var (app, owner) = await AppAsync(iam);
        iam.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        var (before, code) = (app.Code(-1), app.Code());
        (await VerifyAsync(iam, owner, app.Serial, $" {code[..3]} {code[3..]}\t")).ShouldBeOfType<TotpVerdict.Right>();
        (await VerifyAsync(iam, owner, app.Serial, code)).ShouldBeOfType<TotpVerdict.Wrong>();
        (await VerifyAsync(iam, owner, app.Serial, $"{code[..3]} {code[3..]}")).ShouldBeOfType<TotpVerdict.Wrong>();
        (await VerifyAsync(iam, owner, app.Serial, before)).ShouldBeOfType<TotpVerdict.Wrong>();
    }

    [Fact]
    public async Task A_code_of_another_device_or_of_somebody_else_is_wrong()
    {
        await using var iam = await Iam.StartAsync(("SignIn:FreeTries", "100"));
        var (phone, owner) = await AppAsync(iam);
        var tablet = await TestApp.OfUserAsync(iam.Host, iam.Root, "alice", "tablet");
        var bob = IamUser.OwnerOf((await iam.UserAsync("bob")).UserId);
        iam.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        (await VerifyAsync(iam, owner, phone.Serial, tablet.Code())).ShouldBeOfType<TotpVerdict.Wrong>();
        (await VerifyAsync(iam, bob, phone.Serial, phone.Code())).ShouldBeOfType<TotpVerdict.Wrong>();
        (await VerifyAsync(iam, bob, null, phone.Code())).ShouldBeOfType<TotpVerdict.Wrong>();
        (await VerifyAsync(iam, CredentialOwner.Unknown("iam", "nobody"), phone.Serial, phone.Code())).ShouldBeOfType<TotpVerdict.Wrong>();
        (await VerifyAsync(iam, owner, null, tablet.Code())).ShouldBeOfType<TotpVerdict.Right>().Serial.ShouldBe(tablet.Serial);
        var devices = await iam.Host.Database.ReadAsync(session => MfaDeviceStore.FindDevicesAsync(session, owner));
        devices.Select(device => device.Name).ShouldBe(["tablet", "phone"]);
    }

    [Fact]
    public async Task An_apps_drift_is_remembered_and_a_wide_one_is_found_again_by_two_codes()
    {
        await using var iam = await Iam.StartAsync(("SignIn:FreeTries", "100"));
        var (app, owner) = await AppAsync(iam);
        foreach (var off in new[] { 30, 60, 90 })
        {
            iam.Host.Clock.Advance(TimeSpan.FromMinutes(10));
            (await VerifyAsync(iam, owner, app.Serial, (app with { ClockOff = TimeSpan.FromSeconds(off) }).Code())).ShouldBeOfType<TotpVerdict.Right>();
        }

        var astray = app with { ClockOff = TimeSpan.FromHours(3) };
        iam.Host.Clock.Advance(TimeSpan.FromMinutes(10));
        (await VerifyAsync(iam, owner, app.Serial, astray.Code())).ShouldBeOfType<TotpVerdict.Wrong>();
        (await ResyncAsync(iam, astray, astray.Code(), astray.Code(2))).ShouldBeRefused("InvalidAuthenticationCode");
        (await ResyncAsync(iam, astray, astray.Code(), astray.Code(1))).ShouldBeDone();
        (await ResyncAsync(iam, astray, astray.Code(), astray.Code(1))).ShouldBeRefused("InvalidAuthenticationCode");
        iam.Host.Clock.Advance(TimeSpan.FromMinutes(10));
        (await VerifyAsync(iam, owner, app.Serial, astray.Code())).ShouldBeOfType<TotpVerdict.Right>();
    }

    [Fact]
    public async Task A_device_taken_away_between_check_and_spending_proves_nothing()
    {
        await using var iam = await Iam.StartAsync();
        var (app, owner) = await AppAsync(iam);
        var proof = (await iam.Get<TotpDeviceCheck>().CheckAsync(owner, null, app.Code(1), Source)).ShouldBeOfType<TotpVerdict.Right>().Proof;
        (await iam.RunAsync(iam.Get<DeactivateMFADevice>(), new() { UserName = "alice", SerialNumber = app.Serial })).ShouldBeDone();
        (await iam.Host.Database.WriteAsync(session => TotpDeviceCheck.SpendAsync(session, proof))).ShouldBeFalse();
    }

    private static Task<Outcome<Nothing>> ResyncAsync(Iam iam, TestApp app, string code1, string code2) =>
        iam.RunAsync(iam.Get<ResyncMFADevice>(), new() { UserName = "alice", SerialNumber = app.Serial, AuthenticationCode1 = code1, AuthenticationCode2 = code2 });

    private static Task<TotpVerdict> VerifyAsync(Iam iam, CredentialOwner owner, string? serial, string code) =>
        iam.Get<TotpDeviceCheck>().VerifyTotpAsync(owner, serial, code, Source);

    private static async Task<(TestApp App, CredentialOwner Owner)> AppAsync(Iam iam)
    {
        var user = await iam.UserAsync();
        return (await TestApp.OfUserAsync(iam.Host, iam.Root, "alice", "phone"), IamUser.OwnerOf(user.UserId));
    }
}
