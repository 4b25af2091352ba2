using Gatehouse.Protocols.Mail;

namespace Gatehouse.Server.Doors.Support;

/// <summary>Who is signed in where the form was sent.</summary>
/// <param name="Email">The address of this user that was proved once; nothing where it has none.</param>
internal sealed record SignedIn(string Kind, string AccountId, EmailAddress? Email);

/// <param name="From">Where the answer goes, as typed.</param>
internal sealed record SupportCase(string Number, EmailAddress From, string Message, SignedIn? SignedIn)
{
    public bool IsFromProved => SignedIn?.Email?.Key == From.Key;
}
