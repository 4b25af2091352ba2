using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Factors.Passkeys;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>A device that was shown to work, and is nobody's yet.</summary>
/// <param name="Kind">As <see cref="MfaDevice.Kind"/>.</param>
internal abstract record NewDevice(string Kind, string Name)
{
    /// <summary>A seed belongs in its sealed column, not in a log.</summary>
    public sealed override string ToString() => nameof(NewDevice);

    internal sealed record App(string Name, byte[] Seed, TotpSetup Setup) : NewDevice(MfaDevice.Totp, Name);

    internal sealed record Passkey(string Name, MadePasskey Made) : NewDevice(MfaDevice.Passkey, Name);
}
