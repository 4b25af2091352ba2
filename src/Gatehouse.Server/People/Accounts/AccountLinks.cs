namespace Gatehouse.Server.People.Accounts;

/// <summary>The one-time links that make an account, and where they lead.</summary>
internal static class AccountLinks
{
    /// <summary>Subject: the key of the invited address. Data: the address as the operator wrote it.</summary>
    public const string Invitation = "invitation";

    /// <summary>Subject: <see cref="SetUpSubject"/>. Printed at the terminal while there is no account; whoever uses it owns the installation.</summary>
    public const string SetUp = "setup";

    public const string SetUpSubject = "installation";

    public static readonly TimeSpan InvitationLifetime = TimeSpan.FromDays(7);

    public static readonly TimeSpan SetUpLifetime = TimeSpan.FromDays(1);

    public static string InvitationPath(string token) => "/signup/invitation?token=" + Uri.EscapeDataString(token);

    public static string SetUpPath(string token) => "/setup?token=" + Uri.EscapeDataString(token);
}
