using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Doors.Support;

/// <summary>One way in that an e-mail address has.</summary>
/// <param name="Kind">Names the text that says what kind of user it is.</param>
/// <param name="Facts">What tells this one from others: labels name texts.</param>
/// <param name="Url">Where to sign in.</param>
internal sealed record SignInAddress(string Kind, IReadOnlyList<(string Label, string Value)> Facts, string Url);

/// <summary>Finds every way in of one address, whatever kind of user it belongs to: each kind is one line of <see cref="FindAsync"/>.</summary>
internal sealed class SignInAddresses(PublicAddress address)
{
    public async Task<IReadOnlyList<SignInAddress>> FindAsync(DbSession session, EmailAddress email) =>
    [
        .. await FindRootAsync(session, email),
    ];

    private async Task<IEnumerable<SignInAddress>> FindRootAsync(DbSession session, EmailAddress email)
    {
        if (await AccountStore.FindByRootEmailAsync(session, email) is not { } account)
        {
            return [];
        }

        var facts = new List<(string, string)> { ("FactAccount", account.Name), ("FactId", account.Id.Digits) };
        if (account.Alias is { } alias)
        {
            facts.Add(("FactAlias", alias));
        }

        if (account.Status != AccountStatus.Active)
        {
            facts.Add(("FactStatus", account.Status.ToString()));
        }

        return [new("KindRoot", facts, address.To("/signin"))];
    }
}
