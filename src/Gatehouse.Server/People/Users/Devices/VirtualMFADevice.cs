using System.Text;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Users.Devices;

/// <summary>A virtual device as replies show it. Absent members are null.</summary>
internal sealed record VirtualMFADevice
{
    public string SerialNumber { get; init; } = "";

    /// <summary>The seed in Base32, as ASCII; shown by CreateVirtualMFADevice and never again.</summary>
    [Secret]
    public byte[]? Base32StringSeed { get; init; }

    [Secret]
    public byte[]? QRCodePNG { get; init; }

    /// <summary>Whose it is.</summary>
    public UserView? User { get; init; }

    public DateTimeOffset? EnableDate { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public static VirtualMFADevice New(string serial, TotpSecret secret, IReadOnlyList<Tag> tags) => new()
    {
        SerialNumber = serial,
        Base32StringSeed = Encoding.ASCII.GetBytes(secret.Text),
        QRCodePNG = secret.QrPng,
        Tags = tags.Count > 0 ? tags : null,
    };
}
