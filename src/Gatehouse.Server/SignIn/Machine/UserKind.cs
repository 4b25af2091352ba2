namespace Gatehouse.Server.SignIn.Machine;

internal enum UserKind
{
    Root,
}

/// <summary>What differs between kinds of users. The code is the same for all of them.</summary>
/// <param name="AuditType">As audit records name the identity.</param>
/// <param name="OwnerKind">As credentials name their owner.</param>
/// <param name="MailedCode">Whether a new-looking sign-in may ask for a code by mail.</param>
/// <param name="RecoverByMail">Whether Forgot password sends a link.</param>
/// <param name="Console">Where a finished sign-in leads when nothing else was asked for.</param>
internal sealed record UserKindRule(string AuditType, string OwnerKind, bool MailedCode, bool RecoverByMail, string Console);

internal static class UserKindRules
{
    public static UserKindRule Of(UserKind kind) => kind switch
    {
        UserKind.Root => new("Root", "root", MailedCode: true, RecoverByMail: true, Console: "/console"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No rule for this kind."),
    };
}
