using System.CommandLine;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Doors.Terminal.Accounts;

/// <summary>What the operator may do about accounts; each is an operation, audited like any other.</summary>
internal static class AccountVerb
{
    public static Command Describe() => new("account", "Accounts: list, suspend, reactivate, close, invite, hand over the installation, recover a root user.")
    {
        ListVerb.Describe(),
        DescribeSuspend(),
        DescribeReactivate(),
        DescribeClose(),
        InviteVerb.Describe(),
        DescribeOwner(),
        DescribeRecover(),
    };

    private static Command DescribeSuspend()
    {
        var id = AccountArgument.Make();
        var reason = new Option<string>("--reason") { Description = "What the page says: where to pay, or whom to contact.", Required = true };
        reason.AcceptOnlyFromAmong([.. SuspendAccount.Reasons]);
        var verb = new Command("suspend", "Close the console and the API of an account; its sessions end at once.") { id, reason };
        verb.SetAction((parsed, cancellation) => DoAsync(
            parsed,
            AccountArgument.Read(parsed, id),
            (installation, account) => installation.RunAsync(installation.Make<SuspendAccount>(), new(account, parsed.GetRequiredValue(reason)), account.Digits, cancellation),
            "is suspended.",
            cancellation));
        return verb;
    }

    private static Command DescribeReactivate()
    {
        var id = AccountArgument.Make();
        var verb = new Command("reactivate", "Open a suspended account, or one closed within the last 90 days.") { id };
        verb.SetAction((parsed, cancellation) => DoAsync(
            parsed,
            AccountArgument.Read(parsed, id),
            (installation, account) => installation.RunAsync(installation.Make<ReactivateAccount>(), new(account), account.Digits, cancellation),
            "is open.",
            cancellation));
        return verb;
    }

    private static Command DescribeClose()
    {
        var id = AccountArgument.Make();
        var verb = new Command("close", "Close an account for its owner. Its data go after 90 days; until then it can be reactivated.") { id };
        verb.SetAction((parsed, cancellation) => DoAsync(
            parsed,
            AccountArgument.Read(parsed, id),
            (installation, account) => installation.RunAsync(installation.Make<CloseAccountForOwner>(), new(account), account.Digits, cancellation),
            "is closed.",
            cancellation));
        return verb;
    }

    private static Command DescribeOwner()
    {
        var id = AccountArgument.Make();
        var verb = new Command("owner", "Make an account the one that owns the installation.") { id };
        verb.SetAction((parsed, cancellation) => DoAsync(
            parsed,
            AccountArgument.Read(parsed, id),
            (installation, account) => installation.RunAsync(installation.Make<MakeInstallationOwner>(), new(account), account.Digits, cancellation),
            "owns the installation.",
            cancellation));
        return verb;
    }

    private static Command DescribeRecover()
    {
        var id = AccountArgument.Make();
        var verb = new Command("recover", "Print a link, good once and for 30 minutes, that sets the root user's password and e-mail. The old address is told.") { id };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var account = AccountArgument.Read(parsed, id);
            await using var installation = await Installation.OpenExistingAsync(parsed, cancellation);
            var reply = await installation.RunAsync(installation.Make<RecoverAccount>(), new(account), account.Digits, cancellation);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"Good once, until {reply.Until:u}; hand it to the owner of {account.Dashed} only:\n{reply.Link}");
            return 0;
        });
        return verb;
    }

    private static async Task<int> DoAsync(
        ParseResult parsed, AccountId account, Func<Installation, AccountId, Task> work, string done, CancellationToken cancellation)
    {
        await using var installation = await Installation.OpenExistingAsync(parsed, cancellation);
        await work(installation, account);
        await parsed.InvocationConfiguration.Output.WriteLineAsync($"Account {account.Dashed} {done}");
        return 0;
    }
}
