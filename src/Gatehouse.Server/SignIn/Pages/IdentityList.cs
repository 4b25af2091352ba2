using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>Identities of one browser to choose from or to sign out, for IdentityList.cshtml.</summary>
/// <param name="Return">The path to go to as the chosen one; nothing for the console.</param>
internal sealed record IdentityList(IReadOnlyList<Identity> Identities, string? Return);
