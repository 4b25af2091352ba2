using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>A workforce user's sign-in, as the portal's records call it. They belong to the account that owns the directory.</summary>
internal static class PortalRecords
{
    private const string Authenticate = "Authenticate";

    /// <param name="failure">Nothing when it succeeded. A name that nobody has is not kept: people type passwords into the wrong field.</param>
    public static Task AppendAsync(AuditTrail audit, DbSession db, SignInAttempt attempt, SignInEffect.AuditFailure? failure, HttpContext context)
    {
        return audit.AppendAsync(db, new AuditEvent
        {
            EventName = Authenticate,
            EventSource = "sso.amazonaws.com",
            EventType = "AwsServiceEvent",
            RecipientAccountId = attempt.AccountId,
            UserIdentity = AuditIdentities.OfWorkforce(attempt.AccountId!, attempt.DirectoryId!, attempt.UserId),
            AdditionalEventData = new JsonObject { ["MFAUsed"] = attempt.ProvedSerial is null && !attempt.RecoveryCodeProved ? "No" : "Yes" },
            ServiceEventDetails = new JsonObject { [Authenticate] = failure is null ? "Success" : "Failure" },
            ErrorMessage = failure is null ? null : "Failed authentication",
            PrivateReason = failure?.PrivateReason,
            Succeeded = failure is null,
            Origin = RequestOrigins.Of(context),
        });
    }
}
