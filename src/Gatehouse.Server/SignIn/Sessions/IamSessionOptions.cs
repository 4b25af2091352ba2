using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>How long an IAM user stays signed in.</summary>
[SettingsSection("Sessions:Iam")]
internal sealed record IamSessionOptions : IJudgedOptions
{
    [Setting("How long an IAM user's session lasts at most.")]
    public TimeSpan Absolute { get; set; } = TimeSpan.FromHours(12);

    [Setting("How long an IAM user's session lasts without a request.")]
    public TimeSpan Idle { get; set; } = TimeSpan.FromHours(12);

    public IEnumerable<string> Problems()
    {
        if (Idle < TimeSpan.FromSeconds(1) || Absolute < Idle)
        {
            yield return "Gatehouse:Sessions:Iam:Idle must be at least one second and at most Absolute.";
        }
    }
}
