using System.Text.Json.Nodes;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.Doors.Portal;

/// <summary>Makes a visitor what they are assigned to be: with keys in their hand, or as a session of this browser in the console.</summary>
internal sealed class RoleOpening(Database database, WorkforceAccess access, BrowserSessions sessions, AuditTrail audit)
{
    public Task<Outcome<RoleSession>> GetKeysAsync(PortalVisitor visitor, AccountId account, string role) => database.WriteAsync(
        db => OpenAsync(db, visitor, account, role, "GetRoleCredentials"));

    /// <param name="destination">A path of the console.</param>
    /// <returns>Nothing when this browser acts in the role.</returns>
    public async Task<Refusal?> OpenConsoleAsync(HttpContext context, PortalVisitor visitor, AccountId account, string role, string destination)
    {
        var (refusal, token) = await database.WriteAsync<(Refusal?, string?)>(async db =>
        {
            switch (await OpenAsync(db, visitor, account, role, "Federate"))
            {
                case Outcome<RoleSession>.Done { Value.Kept: var kept }:
                    var switched = new SwitchedRole(
                        kept.AccountId, kept.Facts.IssuerId, kept.Facts.IssuerName, kept.Facts.IssuerArn, kept.Name, PersonArn(visitor), visitor.Session.MfaAt is not null)
                    {
                        DisplayName = $"{role}/{kept.Name}",
                        IsFederated = true,
                    };
                    return (null, await sessions.OpenSwitchedAsync(db, visitor.Session, switched, kept.AccessKeyId, kept.ExpiresAt, destination, context));
                case Outcome<RoleSession>.Refused { Refusal: var refused }:
                    return (refused, null);
                default:
                    throw new InvalidOperationException("An outcome is done or refused.");
            }
        });
        if (token is not null)
        {
            sessions.Hand(context, token);
        }

        return refusal;
    }

    private static string PersonArn(PortalVisitor visitor) => $"arn:aws:identitystore::{visitor.Directory.AccountId}:user/{visitor.User.UserName}";

    private async Task<Outcome<RoleSession>> OpenAsync(DbSession db, PortalVisitor visitor, AccountId account, string role, string eventName)
    {
        var outcome = await access.OpenAsync(db, visitor.User, account, role, visitor.Caller.Origin);
        var refusal = (outcome as Outcome<RoleSession>.Refused)?.Refusal;
        await audit.AppendAsync(db, new AuditEvent
        {
            EventName = eventName,
            EventSource = "sso.amazonaws.com",
            EventType = "AwsServiceEvent",
            RecipientAccountId = visitor.Directory.AccountId.Digits,
            UserIdentity = AuditIdentities.OfWorkforce(visitor.Directory.AccountId.Digits, visitor.Directory.Id, visitor.User.Id),
            ServiceEventDetails = new JsonObject { ["role_name"] = role, ["account_id"] = account.Digits },
            ErrorCode = refusal?.Code,
            ErrorMessage = refusal?.PublicText,
            Succeeded = refusal is null,
            Origin = visitor.Caller.Origin,
        });
        return outcome;
    }
}
