using Gatehouse.Server.Access;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Doors.Console.Events;
using Gatehouse.Server.Doors.Console.Pages.Iam;
using Gatehouse.Server.People.Accounts.Contacts;
using Gatehouse.Server.People.Accounts.RootUser;
using Gatehouse.Server.People.Users.Devices;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Pages;

internal sealed class HomeModel(
    ConsoleEntrance entrance,
    OperationRunner runner,
    IStringLocalizer<Texts> texts,
    GetAccountSettings settings,
    ListEntitiesForPolicy administrators,
    ListOwnMFADevices devices,
    ListSignInEvents events)
    : ConsolePage(entrance, runner, texts)
{
    private const int Recent = 5;

    public IReadOnlyList<Recommendation> Recommendations { get; private set; } = [];

    public IReadOnlyList<EventLine> Events { get; private set; } = [];

    public async Task OnGetAsync()
    {
        if (!Visitor.IsRoot)
        {
            return;
        }

        var holders = await ReadAsync(administrators, new() { PolicyArn = NewAdministratorModel.Policy, PolicyUsageFilter = PolicyUse.Permissions, MaxItems = 1 });
        var own = await ReadAsync(devices, new());
        Recommendations = Recommendation.For(await ReadAsync(settings, new()), holders.PolicyUsers.Count + holders.PolicyGroups.Count > 0, own.Devices.Count > 0);
        Events = [.. (await ReadAsync(events, new(EventFilter.SignIn, Recent))).Events.Select(row => EventLine.Of(row, Words))];
    }
}
