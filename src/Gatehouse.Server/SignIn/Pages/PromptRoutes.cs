using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Machine;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>Which page shows a prompt. The steps live outside of /signin, where every word could be an account's alias.</summary>
internal static class PromptRoutes
{
    private const string Again = "/verify/again";

    /// <summary>Where a proof that somebody signed in gives once more begins, for that page and that session; nothing for a sign-in.</summary>
    public static string? BeginningOf(SignInAttempt attempt) =>
        attempt.StepUpSession is { } session ? $"{Again}?return={Uri.EscapeDataString(attempt.ReturnTo)}&session={Uri.EscapeDataString(session)}" : null;

    public static bool IsBeginning(string? address) => address is not null && address.StartsWith(Again + "?", StringComparison.Ordinal) && LocalPath.Or(address, "") == address;

    /// <summary>The page on which a first device of that kind is added.</summary>
    public static string EnrolmentOf(string kind) => kind == MfaDevice.Totp ? "mfa-setup/app" : "mfa-setup/passkey";

    public static string For(SignInView view)
    {
        var attempt = Uri.EscapeDataString(view.Id) + (BeginningOf(view.Attempt) is { } again ? "&again=" + Uri.EscapeDataString(again) : "");
        return view.Prompt switch
        {
            Prompt.AskPassword when view.Attempt.StepUpSession is not null => $"/verify/again/password?attempt={attempt}",
            Prompt.AskChallenge or Prompt.AskPassword when view.Attempt.AccountName is { } account => Addresses.OfAccount(account, view.Attempt.ReturnTo),
            Prompt.AskChallenge when view.Notice is SignInNotice.NoMatch { Wait: var wait } =>
                $"/verify/security-check?attempt={attempt}&wait={WaitMinutes.Of(wait)}",
            Prompt.AskChallenge => $"/verify/security-check?attempt={attempt}",
            Prompt.AskPassword when view.Attempt.Kind == UserKind.Workforce => $"/verify/portal-password?attempt={attempt}",
            Prompt.AskPassword => $"/verify/password?attempt={attempt}",
            Prompt.AskEmailCode => $"/verify/code?attempt={attempt}",
            Prompt.AskTotp when view.Notice is SignInNotice.Resynced => $"/verify/mfa?attempt={attempt}&resynced=1",
            Prompt.AskTotp => $"/verify/mfa?attempt={attempt}",
            Prompt.AskPasskey => $"/verify/security-key?attempt={attempt}",
            Prompt.ChooseFactor => $"/verify/mfa-device?attempt={attempt}",
            Prompt.ResyncTotp => $"/verify/mfa-resync?attempt={attempt}",
            Prompt.Troubleshoot => $"/verify/mfa-help?attempt={attempt}",
            Prompt.AskPhoneCode => $"/verify/phone-code?attempt={attempt}",
            Prompt.AwaitAlternative => $"/verify/mfa-wait?attempt={attempt}",
            Prompt.ChooseReset => $"/verify/mfa-reset?attempt={attempt}",
            Prompt.AskRecoveryCode => $"/verify/recovery-code?attempt={attempt}",
            Prompt.EnrolFactor when view.Facts.Mfa.Kinds is [var only] => $"/verify/{EnrolmentOf(only)}?attempt={attempt}",
            Prompt.EnrolFactor => $"/verify/mfa-setup?attempt={attempt}",
            Prompt.NoDevice => $"/verify/mfa-missing?attempt={attempt}",
            Prompt.SetNewPassword => $"/verify/new-password?attempt={attempt}",
            Prompt.Refused => $"/verify/password-expired?attempt={attempt}",
            Prompt.Suspended => $"/verify/suspended?attempt={attempt}",
            Prompt.Done => view.Attempt.ReturnTo,
            _ => "/signin",
        };
    }
}
