using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.SignIn.Recovery;

[SettingsSection("Recovery")]
internal sealed record RecoveryOptions : IJudgedOptions
{
    [Setting("How long the link of a password reset letter can be used.")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromHours(1);

    [Setting("How long the link of an invitation to the access portal can be used.")]
    public TimeSpan InvitationLifetime { get; set; } = TimeSpan.FromDays(7);

    [Setting("How long the answer to a forgotten password takes at least, so that its time does not tell whether an account has the address.")]
    public TimeSpan LeastAnswerTime { get; set; } = TimeSpan.FromMilliseconds(250);

    public IEnumerable<string> Problems()
    {
        if (LinkLifetime < TimeSpan.FromSeconds(1))
        {
            yield return "Gatehouse:Recovery:LinkLifetime must be at least one second; PT1H is the default.";
        }

        if (InvitationLifetime < TimeSpan.FromSeconds(1))
        {
            yield return "Gatehouse:Recovery:InvitationLifetime must be at least one second; P7D is the default.";
        }

        if (LeastAnswerTime < TimeSpan.Zero || LeastAnswerTime > TimeSpan.FromSeconds(5))
        {
            yield return "Gatehouse:Recovery:LeastAnswerTime must be from zero to five seconds; PT0.25S is the default.";
        }
    }
}
