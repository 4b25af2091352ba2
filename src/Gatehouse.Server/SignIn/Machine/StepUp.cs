namespace Gatehouse.Server.SignIn.Machine;

/// <summary>
/// The machine's way for somebody signed in who proves once more who they are, by the best they have.
/// <code>
///   has a device ──► AskTotp (or what its kind is asked by) ──right──► Done
///   has none ──────► AskPassword ──────────────────────────────right──► Done
/// </code>
/// Nothing else leads there: no mailed code, no trusted browser and no way around a lost device makes an open session worth more.
/// </summary>
internal static class StepUp
{
    public static Prompt PromptFor(SignInAttempt attempt, SignInFacts facts) => facts switch
    {
        { Standing: not Standing.Active } => Prompt.Suspended,
        _ when attempt.ProvedSerial is not null => Prompt.Done,
        { Devices.Count: > 0 } => SecondFactor.PromptFor(SecondFactor.DeviceOf(attempt, facts.Devices)),
        _ => attempt.PasswordProved ? Prompt.Done : Prompt.AskPassword,
    };
}
