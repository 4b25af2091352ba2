using System.Text;
using System.Xml.Linq;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Users.Devices;

public sealed class DevicesOnTheWireTests
{
    private static readonly XNamespace Iam = "https://iam.amazonaws.com/doc/2010-05-08/";

    [Fact]
    public async Task A_device_lives_its_life_over_the_wire_with_oathtool_as_the_app()
    {
        await using var iam = await Users.Iam.StartAsync();
        var user = await iam.UserAsync();
        var api = await ApiClient.OpenAsync(iam.Host, iam.Account);
        var made = await OkAsync(api.IamAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "phone"), ("Path", "/ops/"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "red")));
        var serial = Value(made, "SerialNumber");
        serial.ShouldBe($"arn:aws:iam::{iam.Id}:mfa/ops/phone");
        var seed = Encoding.ASCII.GetString(Convert.FromBase64String(Value(made, "Base32StringSeed")));
        seed.Length.ShouldBe(64);
        Convert.FromBase64String(Value(made, "QRCodePNG"))[..8].ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        made.Descendants(Iam + "Tags").Single().Value.ShouldBe("teamred");

        (await ListAsync(api, "Unassigned")).ShouldBe([serial]);
        (await ListAsync(api, "Assigned")).ShouldBeEmpty();
        var app = new TestApp(iam.Host, serial, seed);
        await OkAsync(api.IamAsync("EnableMFADevice", Codes("alice", serial, app.OathtoolCode(-1), app.OathtoolCode())));
        var any = await OkAsync(api.IamAsync("ListVirtualMFADevices"));
        Value(any, "UserId").ShouldBe(user.UserId);
        any.Descendants(Iam + "Base32StringSeed").ShouldBeEmpty();
        any.Descendants(Iam + "QRCodePNG").ShouldBeEmpty();
        (await ListAsync(api, "Assigned")).ShouldBe([serial]);
        var mine = await OkAsync(api.IamAsync("ListMFADevices", ("UserName", "alice")));
        (Value(mine, "UserName"), Value(mine, "SerialNumber"), Value(mine, "EnableDate")).ShouldBe(("alice", serial, "2026-11-02T09:00:00Z"));
        Value(await OkAsync(api.IamAsync("GetMFADevice", ("UserName", "alice"), ("SerialNumber", serial))), "EnableDate").ShouldBe("2026-11-02T09:00:00Z");
        (await OkAsync(api.IamAsync("GetAccountSummary"))).Descendants(Iam + "entry").Select(static entry => entry.Value).ShouldContain("MFADevicesInUse1");

        iam.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        await OkAsync(api.IamAsync("ResyncMFADevice", Codes("alice", serial, app.OathtoolCode(), app.OathtoolCode(1))));
        await OkAsync(api.IamAsync("UntagMFADevice", ("SerialNumber", serial), ("TagKeys.member.1", "team")));
        await OkAsync(api.IamAsync("TagMFADevice", ("SerialNumber", serial), ("Tags.member.1.Key", "floor"), ("Tags.member.1.Value", "3")));
        Value(await OkAsync(api.IamAsync("ListMFADeviceTags", ("SerialNumber", serial))), "Key").ShouldBe("floor");

        await RefusedAsync(api.IamAsync("DeleteUser", ("UserName", "alice")), 409, "DeleteConflict", "Cannot delete entity, must delete MFA device first.");
        await RefusedAsync(api.IamAsync("DeleteVirtualMFADevice", ("SerialNumber", serial)), 409, "DeleteConflict", "MFA VirtualDevice in use. Must deactivate first.");
        await OkAsync(api.IamAsync("DeactivateMFADevice", ("UserName", "alice"), ("SerialNumber", serial)));
        await OkAsync(api.IamAsync("DeleteVirtualMFADevice", ("SerialNumber", serial)));
        await OkAsync(api.IamAsync("DeleteUser", ("UserName", "alice")));
        (await ListAsync(api, "Any")).ShouldBeEmpty();
        await OkAsync(api.IamAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "phone"), ("Path", "/ops/")));
        (await OkAsync(api.IamAsync("ListMFADeviceTags", ("SerialNumber", serial)))).Descendants(Iam + "Key").ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_refusal_has_the_code_and_status_of_the_service()
    {
        await using var iam = await Users.Iam.StartAsync(("SignIn:FreeTries", "100"));
        await iam.UserAsync();
        await iam.UserAsync("bob");
        var api = await ApiClient.OpenAsync(iam.Host, iam.Account);
        var app = await TestApp.CreateAsync(iam.Host, iam.Root, "phone");
        var nowhere = $"arn:aws:iam::{iam.Id}:mfa/nowhere";

        await RefusedAsync(api.IamAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "phone")), 409, "EntityAlreadyExists", "MFADevice entity at the same path and name already exists.");
        await RefusedAsync(api.IamAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "my phone")), 400, "ValidationError");
        await RefusedAsync(api.IamAsync("CreateVirtualMFADevice"), 400, "ValidationError");
        await RefusedAsync(api.IamAsync("EnableMFADevice", Codes("alice", nowhere, app.Code(-1), app.Code())), 404, "NoSuchEntity", $"VirtualMFADevice with serial number {nowhere} doesn't exist.");
        await RefusedAsync(api.IamAsync("EnableMFADevice", Codes("nobody", app.Serial, app.Code(-1), app.Code())), 404, "NoSuchEntity");
        await RefusedAsync(api.IamAsync("EnableMFADevice", Codes("alice", app.Serial, app.Code(), app.Code())), 403, "InvalidAuthenticationCode", "Authentication code for device is not valid.");
        await RefusedAsync(api.IamAsync("EnableMFADevice", Codes("alice", app.Serial, app.Code(), app.Code(-1))), 403, "InvalidAuthenticationCode");
        await RefusedAsync(api.IamAsync("EnableMFADevice", Codes("alice", app.Serial, app.Code(-2), app.Code())), 403, "InvalidAuthenticationCode");
        await RefusedAsync(api.IamAsync("EnableMFADevice", Codes("alice", app.Serial, "12345", app.Code())), 400, "ValidationError");
        await RefusedAsync(api.IamAsync("ResyncMFADevice", Codes("alice", app.Serial, app.Code(-1), app.Code())), 404, "NoSuchEntity");
        await OkAsync(api.IamAsync("EnableMFADevice", Codes("alice", app.Serial, app.Code(-1), app.Code())));
        await RefusedAsync(api.IamAsync("EnableMFADevice", Codes("bob", app.Serial, app.Code(1), app.Code(2))), 409, "EntityAlreadyExists", "MFADevice is already in use.");
        await RefusedAsync(api.IamAsync("ResyncMFADevice", Codes("alice", app.Serial, app.Code(-1), app.Code())), 403, "InvalidAuthenticationCode");
        await RefusedAsync(api.IamAsync("ResyncMFADevice", Codes("bob", app.Serial, app.Code(1), app.Code(2))), 404, "NoSuchEntity");
        await RefusedAsync(api.IamAsync("DeactivateMFADevice", ("UserName", "bob"), ("SerialNumber", app.Serial)), 404, "NoSuchEntity");
        await RefusedAsync(api.IamAsync("DeactivateMFADevice", ("UserName", "alice"), ("SerialNumber", nowhere)), 404, "NoSuchEntity");
        await RefusedAsync(api.IamAsync("GetMFADevice", ("UserName", "bob"), ("SerialNumber", app.Serial)), 404, "NoSuchEntity");
        await RefusedAsync(api.IamAsync("ListMFADevices", ("UserName", "nobody")), 404, "NoSuchEntity");
        await RefusedAsync(api.IamAsync("ListVirtualMFADevices", ("AssignmentStatus", "Some")), 400, "ValidationError");
        await RefusedAsync(api.IamAsync("ListMFADeviceTags", ("SerialNumber", nowhere)), 404, "NoSuchEntity");
        await RefusedAsync(api.IamAsync("DeleteVirtualMFADevice", ("SerialNumber", nowhere)), 404, "NoSuchEntity");
        await RefusedAsync(
            api.IamAsync("TagMFADevice", ("SerialNumber", app.Serial), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", ""), ("Tags.member.2.Key", "A"), ("Tags.member.2.Value", "")),
            400,
            "InvalidInput");
    }

    [Fact]
    public async Task A_device_of_another_account_is_not_there()
    {
        await using var iam = await Users.Iam.StartAsync();
        var app = await TestApp.CreateAsync(iam.Host, iam.Root, "phone");
        var other = await iam.OtherAccountAsync();
        await other.UserAsync();
        var api = await ApiClient.OpenAsync(iam.Host, other.Account);
        await RefusedAsync(api.IamAsync("EnableMFADevice", Codes("alice", app.Serial, app.Code(-1), app.Code())), 404, "NoSuchEntity");
        await RefusedAsync(api.IamAsync("DeleteVirtualMFADevice", ("SerialNumber", app.Serial)), 404, "NoSuchEntity");
        (await ListAsync(api, "Any")).ShouldBeEmpty();
    }

    private static (string Name, string Value)[] Codes(string user, string serial, string code1, string code2) =>
        [("UserName", user), ("SerialNumber", serial), ("AuthenticationCode1", code1), ("AuthenticationCode2", code2)];

    private static async Task<XElement> OkAsync(Task<RawAnswer> call)
    {
        var answer = await call;
        answer.Status.ShouldBe(200, answer.Body);
        return XElement.Parse(answer.Body);
    }

    private static async Task RefusedAsync(Task<RawAnswer> call, int status, string code, string? text = null)
    {
        var answer = await call;
        var error = XElement.Parse(answer.Body);
        (answer.Status, Value(error, "Code")).ShouldBe((status, code), answer.Body);
        (text ?? Value(error, "Message")).ShouldBe(Value(error, "Message"));
    }

    private static async Task<IEnumerable<string>> ListAsync(ApiClient api, string status) =>
        (await OkAsync(api.IamAsync("ListVirtualMFADevices", ("AssignmentStatus", status)))).Descendants(Iam + "SerialNumber").Select(static each => each.Value);

    private static string Value(XElement answer, string name) => answer.Descendants(Iam + name).First().Value;
}
