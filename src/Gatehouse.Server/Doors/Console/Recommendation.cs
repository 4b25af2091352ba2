using Gatehouse.Server.Doors.Console.Mfa;
using Gatehouse.Server.People.Accounts.Contacts;

namespace Gatehouse.Server.Doors.Console;

internal enum RecommendationState
{
    Done,
    Open,
}

/// <summary>One line of the security checklist.</summary>
/// <param name="Name">The part of its texts' names.</param>
/// <param name="Path">Where to do it.</param>
internal sealed record Recommendation(string Name, RecommendationState State, string? Path)
{
    public static IReadOnlyList<Recommendation> For(GetAccountSettingsReply settings, bool hasAdministrator, bool hasMfa) =>
    [
        new("Mfa", Judge(hasMfa), MfaPage.List),
        new("Administrator", Judge(hasAdministrator), "/console/iam/new/administrator"),
        new("Alias", Judge(settings.Account.Alias is not null), "/console/account/alias"),
        new("Contact", Judge(settings.Alternates.Count > 0), "/console/account/contacts/security"),
    ];

    private static RecommendationState Judge(bool done) => done ? RecommendationState.Done : RecommendationState.Open;
}
