using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>How long a root user stays signed in.</summary>
[SettingsSection("Sessions:Root")]
internal sealed record RootSessionOptions : IJudgedOptions
{
    [Setting("How long a root user's session lasts at most.")]
    public TimeSpan Absolute { get; set; } = TimeSpan.FromHours(12);

    [Setting("How long a root user's session lasts without a request.")]
    public TimeSpan Idle { get; set; } = TimeSpan.FromHours(1);

    public IEnumerable<string> Problems()
    {
        if (Idle < TimeSpan.FromSeconds(1) || Absolute < Idle)
        {
            yield return "Gatehouse:Sessions:Root:Idle must be at least one second and at most Absolute.";
        }
    }
}
