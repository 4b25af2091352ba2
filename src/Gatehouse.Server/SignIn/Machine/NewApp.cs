using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>An authenticator app that has shown by a code that it has its seed.</summary>
internal sealed record NewApp(MfaDevice Device, byte[] Seed, TotpSetup Setup)
{
    /// <summary>A seed belongs in its row, not in a log.</summary>
    public override string ToString() => nameof(NewApp);
}
