using Gatehouse.Server.Access;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.People.Accounts.Contacts;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Pages.Settings;

internal sealed class AccountSettingsModel(
    ConsoleEntrance entrance, OperationRunner runner, IStringLocalizer<Texts> texts, GetAccountSettings get, PublicAddress address)
    : ConsolePage(entrance, runner, texts)
{
    /// <summary>Nothing for everybody but the root user, who alone may see and change them.</summary>
    public GetAccountSettingsReply? Settings { get; private set; }

    public IEnumerable<(string Type, AlternateContact? Contact)> Alternates =>
        AlternateContact.Types.Select(type => (type, Settings!.Alternates.FirstOrDefault(each => each.AlternateContactType == type)));

    /// <summary>Where the account's IAM users sign in.</summary>
    public string SignInAddress => address.To("/signin/" + (Visitor.Account.Alias ?? Visitor.Account.Id.Digits));

    public async Task OnGetAsync() => Settings = Visitor.IsRoot ? await ReadAsync(get, new()) : null;
}
