namespace Gatehouse.Server.SignIn.Machine;

/// <summary>What the flow is to do in the transaction that keeps the step.</summary>
internal abstract record SignInEffect
{
    private SignInEffect()
    {
    }

    /// <param name="PrivateReason">For the account's own people: why really.</param>
    internal sealed record AuditFailure(string PrivateReason) : SignInEffect;

    internal sealed record AuditSuccess : SignInEffect;

    /// <summary>Counts towards the one letter a day about failed sign-ins.</summary>
    internal sealed record CountFailure : SignInEffect;

    internal sealed record GiveTryBack : SignInEffect;

    internal sealed record MailCode : SignInEffect;

    internal sealed record SpendCode(string CodeId) : SignInEffect;

    /// <summary>The guard forgets what was counted against this owner.</summary>
    internal sealed record ForgetTries : SignInEffect;

    internal sealed record RememberBrowser : SignInEffect;

    internal sealed record OpenSession(string Proofs) : SignInEffect;
}
