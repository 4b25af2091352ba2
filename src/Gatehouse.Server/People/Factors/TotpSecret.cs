using Gatehouse.Protocols.Totp;
using QRCoder;

namespace Gatehouse.Server.People.Factors;

/// <summary>A new seed in every form that an app takes it in. Shown once.</summary>
/// <param name="Text">For typing and for clients.</param>
/// <param name="Groups">The same in groups of four.</param>
/// <param name="Uri">What the picture holds; a link that opens the app on the phone itself.</param>
/// <param name="QrPng">The picture.</param>
internal sealed record TotpSecret(string Text, string Groups, string Uri, byte[] QrPng)
{
    private const int PixelsPerModule = 5;

    /// <param name="name">The user's or the virtual device's.</param>
    /// <param name="account">Its alias, or its id where it has none.</param>
    public static TotpSecret Of(ReadOnlySpan<byte> seed, string name, string account, string brand)
    {
        var uri = OtpAuthUri.Write(name, account, seed, brand);
        using var code = QRCodeGenerator.GenerateQrCode(uri, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return new(TotpSeed.Text(seed), TotpSeed.Groups(seed), uri, picture.GetGraphic(PixelsPerModule));
    }

    /// <summary>Never in a log.</summary>
    public override string ToString() => "***";
}
