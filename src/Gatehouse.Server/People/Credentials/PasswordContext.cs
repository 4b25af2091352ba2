namespace Gatehouse.Server.People.Credentials;

/// <summary>What is known about the one who chooses a password.</summary>
/// <param name="WithMfa">Whether a second factor is always asked beside this password.</param>
/// <param name="Names">Account name, user name, given and family name: whatever a guesser would know.</param>
internal sealed record PasswordContext(PasswordPreset Preset, bool WithMfa, string? Email, params IReadOnlyList<string> Names);
