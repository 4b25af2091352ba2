namespace Gatehouse.Protocols.Totp;

/// <summary>What the QR code of an enrolment holds, in the order and spelling that AWS uses.</summary>
internal static class OtpAuthUri
{
    /// <param name="name">The user's or the virtual device's.</param>
    /// <param name="account">Its alias, or its id where it has none.</param>
    /// <param name="issuer">The brand, which apps show above the code.</param>
    public static string Write(string name, string account, ReadOnlySpan<byte> seed, string issuer) =>
        $"otpauth://totp/{Uri.EscapeDataString(name)}@{Uri.EscapeDataString(account)}?secret={TotpSeed.Text(seed)}&issuer={Uri.EscapeDataString(issuer)}";
}
