using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.SignIn.Machine;

internal enum UserKind
{
    Root,
    Iam,
    Workforce,
}

/// <summary>What differs between kinds of users. The code is the same for all of them.</summary>
/// <param name="AuditType">As audit records name the identity.</param>
/// <param name="OwnerKind">As credentials name their owner.</param>
/// <param name="HasMailbox">Whether we know an address of theirs: for a code at a new-looking sign-in, a link after a forgotten password, a word about failed tries.</param>
/// <param name="PasswordAges">Whether an administrator may want the password replaced, or let it expire.</param>
/// <param name="AlternativeFactors">Whether a lost device can be made up for by mailbox and phone; everybody else asks an administrator.</param>
/// <param name="EnrolsWithTwoCodes">Whether a new authenticator app is shown to work by two codes in a row, or by one.</param>
/// <param name="TrustsDevices">Whether a person may trust a browser and be spared the second factor there.</param>
/// <param name="Console">Where a finished sign-in leads when nothing else was asked for.</param>
internal sealed record UserKindRule(
    string AuditType, string OwnerKind, bool HasMailbox, bool PasswordAges, bool AlternativeFactors, bool EnrolsWithTwoCodes, bool TrustsDevices, string Console);

internal static class UserKindRules
{
    /// <summary>The kind of a session, by the name that audit records have for it; nothing for what nobody signs in as.</summary>
    public static UserKind? FindByAuditType(string type)
    {
        foreach (var kind in Enum.GetValues<UserKind>())
        {
            if (Of(kind).AuditType == type)
            {
                return kind;
            }
        }

        return null;
    }

    public static UserKindRule Of(UserKind kind) => kind switch
    {
        UserKind.Root => new(
            "Root", "root", HasMailbox: true, PasswordAges: false, AlternativeFactors: true, EnrolsWithTwoCodes: true, TrustsDevices: false, Console: "/console"),
        UserKind.Iam => new(
            "IAMUser", "iam", HasMailbox: false, PasswordAges: true, AlternativeFactors: false, EnrolsWithTwoCodes: true, TrustsDevices: false, Console: "/console"),
        UserKind.Workforce => new(
            DirectoryUser.Kind, "workforce", HasMailbox: true, PasswordAges: true, AlternativeFactors: false, EnrolsWithTwoCodes: false, TrustsDevices: true, Console: "/start"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No rule for this kind."),
    };
}
