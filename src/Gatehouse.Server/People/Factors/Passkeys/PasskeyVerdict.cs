using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors.Passkeys;

/// <summary>What became of an assertion.</summary>
internal abstract record PasskeyVerdict
{
    private PasskeyVerdict()
    {
    }

    internal sealed record Right(PasskeyProof Proof) : PasskeyVerdict
    {
        public CredentialOwner Owner => Proof.Owner;

        public string Serial => Proof.Serial;

        public bool UserVerified => Proof.UserVerified;

        public DateTimeOffset At => Proof.At;
    }

    /// <param name="Reason">For audit and log.</param>
    /// <param name="Copied">The device whose counter went back: it may exist twice.</param>
    internal sealed record Wrong(string Reason, string? Copied = null) : PasskeyVerdict;
}
