using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.SignIn.SignUp;

/// <summary>Who may make an account.</summary>
internal enum SignUpRule
{
    Open,
    Invitation,
    Closed,
}

[SettingsSection("Accounts")]
internal sealed record SignUpOptions
{
    [Setting("Who may create an account: open (anybody with an email address), invitation (whom 'gatehouse account invite' has written to) or closed.")]
    public SignUpRule SignUp { get; set; } = SignUpRule.Invitation;
}
