namespace Gatehouse.Server.SignIn.Pages;

/// <summary>Addresses of the sign-in pages that carry more than one thing.</summary>
internal static class Addresses
{
    /// <param name="account">An id or alias as <see cref="AccountEntry"/> reads it.</param>
    public static string OfAccount(string account, string? returnTo) => "/signin/" + account + Query(returnTo);

    /// <param name="portal">A directory's id or subdomain, as <see cref="PortalEntry"/> reads it.</param>
    public static string OfPortal(string portal) => "/start/" + portal;

    private static string Query(string? returnTo) => returnTo is null ? "" : "?return=" + Uri.EscapeDataString(returnTo);
}
