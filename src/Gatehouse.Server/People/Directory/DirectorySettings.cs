using System.Text.Json;
using System.Text.Json.Serialization;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Directory;

/// <summary>What an administrator chose for a directory. Stored as JSON with it; what is not there has its default.</summary>
internal sealed record DirectorySettings
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>How long a portal session lasts: 15 minutes to 90 days.</summary>
    public TimeSpan SessionLength { get; init; } = TimeSpan.FromHours(8);

    public MfaMode Mfa { get; init; } = MfaMode.WhenNew;

    public WithoutDevice WithoutDevice { get; init; } = WithoutDevice.EmailCode;

    public bool AllowsAuthenticatorApps { get; init; } = true;

    public bool AllowsPasskeys { get; init; } = true;

    /// <summary>Whether "This is a trusted device" is offered.</summary>
    public bool AllowsTrustedDevices { get; init; } = true;

    /// <summary>Whether verification codes go to the phone of whoever has verified one, instead of the mailbox.</summary>
    public bool AllowsTextCodes { get; init; }

    /// <summary>Whether programs may ask for tokens by a device code, the one grant that can be phished.</summary>
    public bool AllowsDeviceCodes { get; init; } = true;

    /// <summary>Whether people may set a new password by a link in a letter.</summary>
    public bool AllowsPasswordReset { get; init; } = true;

    public static DirectorySettings Read(string json) => JsonSerializer.Deserialize<DirectorySettings>(json, Form)!;

    public string Write() => JsonSerializer.Serialize(this, Form);
}
