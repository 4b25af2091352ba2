using System.Text;
using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.Doors.Support;

/// <summary>Writes the letters of both forms. It changes no account and tells the sender of a form nothing about any.</summary>
internal sealed class SupportDesk(
    Database database, LetterAllowance allowance, SignInAddresses addresses, SupportLetters letters, Outbox outbox, SecretSource random)
{
    /// <summary>Two groups of five digits, unlike an account id.</summary>
    public static bool IsNumber(string? text) => text is { Length: 11 } && text[5] == '-' && text.Remove(5, 1).All(char.IsAsciiDigit);

    /// <summary>Every address gets a letter, with what belongs to it or with the word that nothing does; none gets too many.</summary>
    public Task SendAddressesAsync(EmailAddress email, HttpContext context) => database.WriteAsync(async session =>
    {
        var allowed = await allowance.TakeAsync(session, "sign-in-addresses", email);
        var found = await addresses.FindAsync(session, email);
        if (allowed)
        {
            await outbox.PostAsync(session, letters.Addresses(email, found, context));
        }
    });

    /// <summary>The number of the case; nothing when this address has sent too many.</summary>
    public Task<string?> OpenCaseAsync(EmailAddress from, string message, SignedIn? signedIn, HttpContext context) => database.WriteAsync(async session =>
    {
        if (!await allowance.TakeAsync(session, "support", from))
        {
            return null;
        }

        var told = new SupportCase($"{random.Digits(5)}-{random.Digits(5)}", from, Clean(message), signedIn);
        await outbox.PostAsync(session, letters.Case(told, context));
        await outbox.PostAsync(session, letters.Received(told, context));
        return told.Number;
    });

    /// <summary>Line ends in one form; other control characters have no place in a letter.</summary>
    private static string Clean(string message)
    {
        var clean = new StringBuilder(message.Length);
        foreach (var each in message.ReplaceLineEndings("\n"))
        {
            clean.Append(each is '\n' || !char.IsControl(each) ? each : ' ');
        }

        return clean.ToString().Trim();
    }
}
