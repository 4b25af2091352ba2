using System.CommandLine;
using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Doors.Terminal.Accounts;

/// <summary><c>account invite EMAIL</c>, and with <c>list</c>, <c>resend EMAIL</c> and <c>revoke EMAIL</c> what becomes of it.</summary>
internal static class InviteVerb
{
    public static Command Describe()
    {
        var email = Email();
        email.Arity = ArgumentArity.ZeroOrOne;
        var verb = new Command("invite", "Send a link, good once and for 7 days, that makes an account.") { email, DescribeList(), DescribeResend(), DescribeRevoke() };
        verb.SetAction((parsed, cancellation) => InviteAsync(parsed, parsed.GetValue(email), false, cancellation));
        return verb;
    }

    private static Command DescribeList()
    {
        var verb = new Command("list", "List the invitations: state, end, address.");
        verb.SetAction(static async (parsed, cancellation) =>
        {
            await using var installation = await Installation.OpenExistingAsync(parsed, cancellation);
            foreach (var invitation in await installation.RunAsync(installation.Make<ListInvitations>(), new(), "", cancellation))
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{Tell(invitation),-8}  {invitation.Until:u}  {invitation.Email}");
            }

            return 0;
        });
        return verb;
    }

    private static Command DescribeResend()
    {
        var email = Email();
        var verb = new Command("resend", "Send a new link; the one before it stops working.") { email };
        verb.SetAction((parsed, cancellation) => InviteAsync(parsed, parsed.GetValue(email), true, cancellation));
        return verb;
    }

    private static Command DescribeRevoke()
    {
        var email = Email();
        var verb = new Command("revoke", "Make the link stop working.") { email };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var address = Read(parsed.GetValue(email));
            await using var installation = await Installation.OpenExistingAsync(parsed, cancellation);
            await installation.RunAsync(installation.Make<RevokeInvitation>(), new(address), "", cancellation);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"The invitation of {address} is revoked.");
            return 0;
        });
        return verb;
    }

    private static async Task<int> InviteAsync(ParseResult parsed, string? email, bool again, CancellationToken cancellation)
    {
        var address = Read(email);
        await using var installation = await Installation.OpenExistingAsync(parsed, cancellation);
        if (!installation.Get<MailReadiness>().CanSend)
        {
            throw new RefusedException("No mail server is set, so no invitation can be sent; set Gatehouse:Mail:Smtp:Host.");
        }

        var reply = await installation.RunAsync(installation.Make<InviteAccount>(), new(address, again), "", cancellation);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(
            $"{address} is invited until {reply.Until:u}. The running server sends the letter; see the mail outbox.");
        return 0;
    }

    private static Argument<string> Email() => new("EMAIL") { Description = "The address that will be the root user's." };

    private static EmailAddress Read(string? text) => EmailAddress.TryRead(text, out var address)
        ? address
        : throw new RefusedException(text is null ? "Name the e-mail address to invite." : $"'{text}' is no e-mail address.");

    private static string Tell(Invitation invitation) => invitation.State switch
    {
        People.Credentials.LinkState.Usable => "open",
        People.Credentials.LinkState.Used => "used",
        People.Credentials.LinkState.Expired => "expired",
        _ => "revoked",
    };
}
