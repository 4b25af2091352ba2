namespace Gatehouse.Server.People.Factors;

/// <summary>How devices are named to policies and clients.</summary>
internal static class MfaSerial
{
    /// <summary>The root user's own authenticator app has this name in its ARN, whatever it is called.</summary>
    public const string RootDevice = "root-account-mfa-device";

    /// <param name="path"><c>/</c>, or <c>/…/</c>.</param>
    public static string OfApp(string accountId, string path, string name) => $"arn:aws:iam::{accountId}:mfa{path}{name}";

    /// <param name="user">The IAM user's name; nothing for the root user.</param>
    /// <param name="unique">Drawn, as two passkeys may have had one name after each other.</param>
    public static string OfPasskey(string accountId, string? user, string name, string unique) =>
        $"arn:aws:iam::{accountId}:u2f/{(user is null ? "root" : "user/" + user)}/{name}-{unique}";
}
