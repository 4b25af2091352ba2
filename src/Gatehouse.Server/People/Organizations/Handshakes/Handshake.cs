using System.Text.Json;
using Gatehouse.Protocols.Mail;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Organizations.Handshakes;

/// <summary>
/// Something that two must agree on.
/// <code>
/// INVITE, APPROVE_ALL_FEATURES     OPEN -> ACCEPTED | DECLINED (by the account), CANCELED (by the organization), EXPIRED
/// ENABLE_ALL_FEATURES              REQUESTED -> OPEN when all have approved; OPEN -> ACCEPTED (by the organization); both -> CANCELED, EXPIRED
/// </code>
/// </summary>
/// <param name="PartyType"><c>ACCOUNT</c>, <c>EMAIL</c>, or <c>ORGANIZATION</c> for what the organization settles with itself.</param>
/// <param name="PartyKey">By which an account finds what concerns it.</param>
internal sealed record Handshake(
    string Id, string OrganizationId, string Action, string? ParentId, string PartyType, string PartyId, string PartyKey, string? Notes, string Tags, string State,
    DateTimeOffset RequestedAt, DateTimeOffset ExpiresAt)
{
    public const string Invite = "INVITE";
    public const string EnableAllFeatures = "ENABLE_ALL_FEATURES";
    public const string ApproveAllFeatures = "APPROVE_ALL_FEATURES";

    public const string Requested = "REQUESTED";
    public const string Open = "OPEN";
    public const string Accepted = "ACCEPTED";
    public const string Declined = "DECLINED";
    public const string Canceled = "CANCELED";
    public const string Expired = "EXPIRED";

    public const string AccountParty = "ACCOUNT";
    public const string EmailParty = "EMAIL";
    public const string OrganizationParty = "ORGANIZATION";

    /// <summary>An invitation to an address is whoever's has the address when it is answered, so that asking tells nobody who has an account.</summary>
    public static string KeyOf(AccountId account) => "account:" + account.Digits;

    public static string KeyOf(EmailAddress email) => "email:" + email.Key;

    public bool IsFor(Account account) =>
        PartyKey == KeyOf(account.Id) || (EmailAddress.TryRead(account.RootEmail, out var email) && PartyKey == KeyOf(email));

    /// <summary>What nobody answered in time has ended by itself.</summary>
    public string StateAt(DateTimeOffset now) => State is Open or Requested && ExpiresAt <= now ? Expired : State;

    public IReadOnlyList<Tag> ReadTags() => JsonSerializer.Deserialize<List<Tag>>(Tags) ?? [];

    public static string WriteTags(IReadOnlyList<Tag>? tags) => JsonSerializer.Serialize(tags ?? []);
}
