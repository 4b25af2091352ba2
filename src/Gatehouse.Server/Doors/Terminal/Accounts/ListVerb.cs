using System.CommandLine;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Doors.Terminal.Accounts;

internal static class ListVerb
{
    private const int Page = 500;

    public static Command Describe()
    {
        var verb = new Command("list", "List all accounts: id, status, root e-mail, name.");
        verb.SetAction(static (parsed, cancellation) => RunAsync(parsed, cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var installation = await Installation.OpenExistingAsync(parsed, cancellation);
        var after = "";
        while (await installation.RunAsync(installation.Make<ListAccounts>(), new(after, Page), "", cancellation) is { Count: > 0 } accounts)
        {
            foreach (var account in accounts)
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(Write(account));
            }

            after = accounts[^1].Id.Digits;
        }

        return 0;
    }

    private static string Write(Account account)
    {
        var status = account.Status.ToString().ToLowerInvariant() + (account.StatusReason is { } reason ? $"/{reason}" : "");
        return $"{account.Id.Digits}  {status,-16}  {account.RootEmail}  {account.Name}{(account.OwnsInstallation ? "  (owns the installation)" : "")}";
    }
}
