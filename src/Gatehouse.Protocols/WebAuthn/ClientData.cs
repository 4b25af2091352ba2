namespace Gatehouse.Protocols.WebAuthn;

/// <summary>What the browser says of the ceremony it held (CollectedClientData, section 5.8.1).</summary>
/// <param name="Challenge">As written: base64url.</param>
/// <param name="TopOrigin">The page that framed ours, where one did.</param>
internal sealed record ClientData(string Type, string Challenge, string Origin, bool CrossOrigin, string? TopOrigin);
