namespace Gatehouse.Protocols.WebAuthn;

/// <summary>What was asked of the browser that now answers.</summary>
/// <param name="Challenge">Random, ours, and spent by this answer.</param>
internal sealed record AuthenticationExpectation(ReadOnlyMemory<byte> Challenge, UserVerification UserVerification)
{
    /// <summary>The ids that were asked for; none where any passkey may answer.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Allowed { get; init; } = [];

    /// <summary>Of the user who was named before; nothing where the passkey names him.</summary>
    public ReadOnlyMemory<byte>? UserHandle { get; init; }
}
