using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>What an account or a directory wants of those who sign in to it. The machine knows no more of either.</summary>
/// <param name="Kinds">Which devices count.</param>
/// <param name="SkipUntil">Until when enrolment can be put off; nothing when it cannot, or no longer.</param>
internal sealed record MfaRule(MfaMode Mode, IReadOnlyList<string> Kinds, WithoutDevice WithoutDevice, DateTimeOffset? SkipUntil = null)
{
    /// <summary>Whoever has a device is asked for it, and nobody must have one.</summary>
    public static MfaRule Voluntary { get; } = new(MfaMode.Always, [MfaDevice.Totp, MfaDevice.Passkey], WithoutDevice.LetIn);

    /// <param name="graceEnds">Until when it can be put off.</param>
    public static MfaRule Required(DateTimeOffset now, DateTimeOffset? graceEnds) =>
        Voluntary with { WithoutDevice = WithoutDevice.Enrol, SkipUntil = graceEnds > now ? graceEnds : null };

    public IReadOnlyList<MfaDevice> Counting(IReadOnlyList<MfaDevice> devices) => [.. devices.Where(device => Kinds.Contains(device.Kind))];
}
