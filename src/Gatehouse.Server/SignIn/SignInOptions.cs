using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.SignIn.Machine;

namespace Gatehouse.Server.SignIn;

[SettingsSection("SignIn")]
internal sealed record SignInOptions : IJudgedOptions
{
    [Setting("When a verification code is mailed: off, whenNew (unknown browser, other browser family or network) or always.")]
    public EmailCodeRule EmailCode { get; set; } = EmailCodeRule.WhenNew;

    [Setting("When the security check is asked: off, whenRisky (failed tries, new network, rush) or always.")]
    public ChallengeRule Challenge { get; set; } = ChallengeRule.WhenRisky;

    [Setting("How long a person has for one sign-in or one sign-up.")]
    public TimeSpan AttemptLifetime { get; set; } = TimeSpan.FromMinutes(15);

    public IEnumerable<string> Problems()
    {
        if (AttemptLifetime < TimeSpan.FromSeconds(1))
        {
            yield return "Gatehouse:SignIn:AttemptLifetime must be at least one second.";
        }
    }
}
