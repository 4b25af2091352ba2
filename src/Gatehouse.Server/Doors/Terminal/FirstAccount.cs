using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.Doors.Terminal;

/// <summary>While nobody has an account, whoever starts the server gets a link that makes the first one: the owner of the installation.</summary>
internal static class FirstAccount
{
    public static async Task OfferAsync(IServiceProvider services, TextWriter output, CancellationToken cancellation)
    {
        var database = services.GetRequiredService<Database>();
        if (await database.ReadAsync(AccountStore.AnyAsync, cancellation))
        {
            return;
        }

        // Every start makes a new link and ends the one before it: an old terminal's scrollback is no key.
        var links = services.GetRequiredService<OneTimeLinks>();
        var token = await database.WriteAsync(session => links.IssueAsync(session, AccountLinks.SetUp, AccountLinks.SetUpSubject, "", AccountLinks.SetUpLifetime), cancellation);
        await output.WriteLineAsync(
            $"""

            There is no account yet. Open this address within a day to make the first one, which owns the installation:

              {services.GetRequiredService<PublicAddress>().To(AccountLinks.SetUpPath(token))}

            """);
    }
}
