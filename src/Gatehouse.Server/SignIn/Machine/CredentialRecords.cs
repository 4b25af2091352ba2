using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>Writes what <see cref="CredentialTrail"/> found. All records of one sign-in share a workflow id.</summary>
internal sealed class CredentialRecords(AuditTrail audit, PublicAddress address)
{
    public async Task AppendAsync(DbSession db, SignInAttempt attempt, SignInEffect.AuditCredential told, HttpContext context)
    {
        var isWhole = told is { EventName: CredentialTrail.Authentication, Succeeded: true };
        var data = new JsonObject { ["AuthWorkflowID"] = attempt.Workflow, ["CredentialType"] = told.Types };
        if (told.Serial is not null)
        {
            data["MFAIdentifier"] = told.Serial;
        }

        if (isWhole)
        {
            // Once in a sign-in, and only after all was proved: before that a name may be anything.
            data["UserName"] = attempt.UserName ?? attempt.Identifier;
            data["LoginTo"] = address.To(attempt.ReturnTo);
        }

        await audit.AppendAsync(db, new()
        {
            EventName = told.EventName,
            EventSource = "signin.amazonaws.com",
            EventType = "AwsServiceEvent",
            RecipientAccountId = attempt.AccountId,
            UserIdentity = await IdentifyAsync(db, attempt, isWhole),
            AdditionalEventData = data,
            ServiceEventDetails = new JsonObject { [told.EventName] = told.Succeeded ? "Success" : "Failure" },
            PrivateReason = told.PrivateReason,
            Succeeded = told.Succeeded,
            Origin = RequestOrigins.Of(context),
        });
    }

    private static async Task<JsonObject> IdentifyAsync(DbSession db, SignInAttempt attempt, bool isWhole) =>
        attempt.Kind == UserKind.Root ? AuditIdentities.OfRoot(attempt.AccountId)
        : attempt.Kind == UserKind.Workforce ? AuditIdentities.OfWorkforce(attempt.AccountId!, attempt.DirectoryId!, attempt.UserId)
        : isWhole && await IamUserStore.FindAsync(db, attempt.UserId!) is { } user ? AuditIdentities.OfUser(user)
        : AuditIdentities.OfRefusedUser(attempt.AccountId, attempt.UserId, attempt.UserName);
}
