namespace Gatehouse.Protocols.Totp;

/// <summary>Time in steps of thirty seconds (RFC 6238, section 4).</summary>
internal static class TotpStep
{
    public const int Seconds = 30;

    /// <summary>Before every step: no code was used yet.</summary>
    public const long None = -1;

    public static long Of(DateTimeOffset time) => Math.DivRem(time.ToUnixTimeSeconds(), Seconds) switch
    {
        (var step, < 0) => step - 1,
        var (step, _) => step,
    };
}
