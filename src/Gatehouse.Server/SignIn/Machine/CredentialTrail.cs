using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>
/// CloudTrail's records about credentials: CredentialChallenge when one is asked for, CredentialVerification when it is shown, and
/// UserAuthentication when the last was right, or right and in vain. Pure: they follow from a step.
/// </summary>
/// <remarks>That a password is asked for is recorded with the first answer: anybody may type a name, and a name alone leaves nothing behind.</remarks>
internal static class CredentialTrail
{
    public const string Challenge = "CredentialChallenge";
    public const string Verification = "CredentialVerification";
    public const string Authentication = "UserAuthentication";

    private const string Password = "PASSWORD";
    private const string Totp = "TOTP";
    private const string Resync = "RESYNC_TOTP";
    private const string WebAuthn = "WEBAUTHN";
    private const string EmailOtp = "EMAIL_OTP";
    private const string PhoneOtp = "PHONE_OTP";
    private const string RecoveryCode = "RECOVERY_CODE";

    /// <summary>The step, with these records among its effects.</summary>
    public static SignInStep Follow(SignInAttempt before, SignInInput input, SignInStep step)
    {
        var told = new List<SignInEffect>();
        var asked = new List<string>(before.Asked);
        var proved = IsProved(before, input, step);
        var refused = step.Effects.OfType<SignInEffect.AuditFailure>().FirstOrDefault();
        if (TypeOf(input) is { } shown && (proved || refused is not null))
        {
            Ask(shown);
            told.Add(new SignInEffect.AuditCredential(Verification, shown, proved)
            {
                Serial = shown is Totp or WebAuthn ? step.Attempt.ProvedSerial ?? refused?.Serial : null,
                PrivateReason = proved ? null : refused?.PrivateReason,
            });
        }

        if (TypeOf(step.Prompt) is { } due)
        {
            Ask(due);
        }

        // Whoever proves once more who they are opens nothing new: that is a verification and no authentication.
        if (step.Prompt is Prompt.Done or Prompt.Suspended or Prompt.Refused && step.Effects.Count > 0 && before.StepUpSession is null)
        {
            told.Add(new SignInEffect.AuditCredential(Authentication, ProvedOf(step.Attempt), step.Prompt == Prompt.Done));
        }

        return told.Count == 0 ? step : step with { Attempt = step.Attempt with { Asked = asked }, Effects = [.. step.Effects, .. told] };

        void Ask(string type)
        {
            if (!asked.Contains(type))
            {
                asked.Add(type);
                told.Add(new SignInEffect.AuditCredential(Challenge, type, true));
            }
        }
    }

    private static string? TypeOf(SignInInput input) => input switch
    {
        SignInInput.PasswordGiven => Password,
        SignInInput.TotpGiven => Totp,
        SignInInput.TwoTotpGiven => Resync,
        SignInInput.PasskeyAsserted => WebAuthn,
        SignInInput.EmailCodeGiven => EmailOtp,
        SignInInput.PhoneCodeGiven => PhoneOtp,
        SignInInput.RecoveryCodeGiven => RecoveryCode,
        _ => null,
    };

    private static string? TypeOf(Prompt prompt) => prompt switch
    {
        Prompt.AskTotp => Totp,
        Prompt.ResyncTotp => Resync,
        Prompt.AskPasskey => WebAuthn,
        Prompt.AskEmailCode => EmailOtp,
        Prompt.AskPhoneCode => PhoneOtp,
        _ => null,
    };

    private static bool IsProved(SignInAttempt before, SignInInput input, SignInStep step) => input switch
    {
        SignInInput.PasswordGiven => step.Attempt.PasswordProved && !before.PasswordProved,
        SignInInput.TotpGiven or SignInInput.PasskeyAsserted => step.Attempt.ProvedSerial is not null && before.ProvedSerial is null,
        SignInInput.TwoTotpGiven => step.Notice is SignInNotice.Resynced,
        SignInInput.EmailCodeGiven => step.Attempt.EmailCodeProved && !before.EmailCodeProved,
        SignInInput.PhoneCodeGiven => step.Attempt.PhoneCode is { Proved: true } && before.PhoneCode is not { Proved: true },
        SignInInput.RecoveryCodeGiven => step.Attempt.RecoveryCodeProved && !before.RecoveryCodeProved,
        _ => false,
    };

    /// <summary>All that was proved, in the order it is asked for.</summary>
    private static string ProvedOf(SignInAttempt attempt)
    {
        var types = new List<string>();
        if (attempt.PasswordProved)
        {
            types.Add(Password);
        }

        if (attempt.ProvedSerial is not null)
        {
            types.Add(attempt.ProvedKind == MfaDevice.Passkey ? WebAuthn : Totp);
        }

        if (attempt.RecoveryCodeProved)
        {
            types.Add(RecoveryCode);
        }

        if (attempt.EmailCodeProved)
        {
            types.Add(EmailOtp);
        }

        if (attempt.PhoneCode is { Proved: true })
        {
            types.Add(PhoneOtp);
        }

        return string.Join(',', types);
    }
}
