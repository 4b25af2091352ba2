namespace Gatehouse.Protocols.Totp;

/// <summary>
/// What to tell a person whose codes were not taken, from the drift that a re-sync found.
/// Only from that: a hint after a single wrong code would tell a guesser at what time his guess becomes good.
/// </summary>
internal abstract record TotpDiagnosis
{
    /// <summary>Fewer devices than these say nothing about our own clock.</summary>
    private const int Witnesses = 5;

    private TotpDiagnosis()
    {
    }

    /// <summary>Within the window of an ordinary sign-in.</summary>
    internal sealed record InTime : TotpDiagnosis;

    /// <summary>The device's clock is ahead of ours.</summary>
    internal sealed record DeviceAhead(int Minutes) : TotpDiagnosis;

    /// <summary>The device's clock is behind ours.</summary>
    internal sealed record DeviceBehind(int Minutes) : TotpDiagnosis;

    /// <summary>Most devices differ in the same way, so the wrong clock is ours: ahead by these minutes, behind where negative.</summary>
    internal sealed record ServerOff(int Minutes) : TotpDiagnosis;

    /// <param name="drift">The device's, in steps.</param>
    /// <param name="others">Those of other people's devices that were used of late.</param>
    public static TotpDiagnosis Of(int drift, IReadOnlyCollection<int> others)
    {
        if (Math.Abs((long)drift) <= TotpCheck.Window)
        {
            return new InTime();
        }

        var median = others.Count >= Witnesses ? others.Order().ElementAt(others.Count / 2) : 0;
        if (Math.Abs((long)median) > TotpCheck.Window && Math.Abs((long)drift - median) <= TotpCheck.Window)
        {
            return new ServerOff(-InMinutes(median));
        }

        return drift > 0 ? new DeviceAhead(InMinutes(drift)) : new DeviceBehind(-InMinutes(drift));
    }

    private static int InMinutes(int steps) =>
        (int)Math.Round(steps * (double)TotpStep.Seconds / 60, MidpointRounding.AwayFromZero);
}
