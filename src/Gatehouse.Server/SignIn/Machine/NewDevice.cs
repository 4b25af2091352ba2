using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>An authenticator app that was shown to work, and is nobody's yet.</summary>
internal sealed record NewDevice(string Name, byte[] Seed, TotpSetup Setup)
{
    /// <summary>A seed belongs in its sealed column, not in a log.</summary>
    public override string ToString() => nameof(NewDevice);
}
