using Gatehouse.Protocols.Totp;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors;

/// <summary>A code that was right when it was looked at. It counts for whoever spends it first: <see cref="TotpDeviceCheck.SpendAsync"/>.</summary>
/// <param name="Try">Given back with the spending.</param>
internal sealed record TotpProof(CredentialOwner Owner, string Serial, TotpMatch Match, ReservedTry Try, DateTimeOffset At);

/// <summary>What became of a typed code.</summary>
internal abstract record TotpVerdict
{
    private TotpVerdict()
    {
    }

    internal sealed record Right(TotpProof Proof) : TotpVerdict
    {
        public string Serial => Proof.Serial;

        public DateTimeOffset At => Proof.At;
    }

    /// <param name="Wait">How long until the next try; zero while some are free.</param>
    internal sealed record Wrong(TimeSpan Wait) : TotpVerdict;

    /// <summary>Too many tries: nothing was looked at.</summary>
    internal sealed record Throttled(TimeSpan Wait) : TotpVerdict;
}
