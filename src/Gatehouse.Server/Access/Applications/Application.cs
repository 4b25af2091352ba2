using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Access.Applications;

/// <summary>Something that the people of a directory use: a tile at the portal, and a client of its tokens.</summary>
/// <param name="Id"><c>apl-</c> and sixteen hexadecimal digits.</param>
/// <param name="IsEnabled">Whether people may use it.</param>
/// <param name="IsVisible">Whether the portal shows it.</param>
/// <param name="SignInOrigin">Where signing in begins: <c>IDENTITY_CENTER</c> or <c>APPLICATION</c>; nothing when nobody said.</param>
/// <param name="Url">Where its tile leads; nothing for none.</param>
/// <param name="AssignmentRequired">Whether only those assigned may use it.</param>
/// <param name="BackgroundSessions">As it was given; nothing when nobody said.</param>
/// <param name="ActorPolicy">Which principals may ask for tokens in its name; nothing for none.</param>
/// <param name="ClientToken">Tells a request that comes again.</param>
internal sealed record Application(
    string Id,
    string DirectoryId,
    AccountId AccountId,
    string ProviderArn,
    string Name,
    string? Description,
    bool IsEnabled,
    bool IsVisible,
    string? SignInOrigin,
    string? Url,
    bool AssignmentRequired,
    string? BackgroundSessions,
    string? ActorPolicy,
    string? ClientToken,
    DateTimeOffset CreatedAt)
{
    public const int MostPerDirectory = 3000;

    public const string Enabled = "ENABLED";
    public const string Disabled = "DISABLED";

    public string ArnIn(string instanceId) => $"arn:aws:sso::{AccountId}:application/{instanceId}/{Id}";

    public static string WordOf(bool enabled) => enabled ? Enabled : Disabled;
}
