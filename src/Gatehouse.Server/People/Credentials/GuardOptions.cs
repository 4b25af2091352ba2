using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.People.Credentials;

/// <summary>How a guesser is slowed. The delay doubles from the first to the longest and never becomes a lock.</summary>
[SettingsSection("SignIn")]
internal sealed record GuardOptions : IJudgedOptions
{
    [Setting("How many wrong tries one source has on one name before it must wait.")]
    public int FreeTries { get; set; } = 5;

    [Setting("How many wrong tries all unknown sources together have on one name before each must wait.")]
    public int FreeTriesOfAllSources { get; set; } = 100;

    [Setting("How long the first wait is; each further wrong try doubles it.")]
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromMinutes(1);

    [Setting("The longest wait between two tries.")]
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromMinutes(15);

    [Setting("After this long without a try the count starts again.")]
    public TimeSpan ForgetAfter { get; set; } = TimeSpan.FromHours(24);

    public IEnumerable<string> Problems()
    {
        if (FreeTries < 1 || FreeTriesOfAllSources < FreeTries)
        {
            yield return "Gatehouse:SignIn:FreeTries must be at least 1 and at most FreeTriesOfAllSources.";
        }

        if (FirstDelay <= TimeSpan.Zero || LongestDelay < FirstDelay || ForgetAfter <= LongestDelay)
        {
            yield return "Gatehouse:SignIn:FirstDelay must be above zero, at most LongestDelay, and ForgetAfter longer than both.";
        }
    }
}
