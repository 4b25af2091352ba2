namespace Gatehouse.Server.SignIn.Pages;

/// <summary>Where a passkey alone is offered, so that a refused one leads back there.</summary>
/// <param name="Account">The account of an account's own page.</param>
/// <param name="Portal">The portal of a portal's page: there only its own people's passkeys count.</param>
internal sealed record PasskeyOffer(string? Return, string? Account = null, string? Portal = null);
