namespace Gatehouse.Protocols.Totp;

/// <summary>Where a code was found.</summary>
/// <param name="Step">To be stored as the last used one: no code of it or of an earlier step is taken again.</param>
/// <param name="Drift">How many steps the device's clock runs ahead of ours, to be remembered with the device.</param>
internal readonly record struct TotpMatch(long Step, int Drift);
