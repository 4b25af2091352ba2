using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Access.Applications.Issuers;

/// <summary>The attributes by which a foreign token may name a person: those that are unique in a directory.</summary>
internal static class StoreAttributes
{
    public const string Email = "emails.value";
    public const string UserName = "userName";
    public const string ExternalId = "externalIds.id";

    public static Refusal? FindProblem(string? path) =>
        path is null or Email or UserName or ExternalId
            ? null
            : SsoRefusals.Invalid($"IdentityStoreAttributePath must be {Email}, {UserName} or {ExternalId}: two people may have one {path}.");
}
