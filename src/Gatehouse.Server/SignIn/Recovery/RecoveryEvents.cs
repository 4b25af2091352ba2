using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.SignIn.Recovery;

/// <summary>The sign-in service's records of a recovery, which AWS tools look for by name.</summary>
internal sealed class RecoveryEvents(AuditTrail audit)
{
    /// <param name="account">Nothing for an address that no account has: that record is the operator's only.</param>
    /// <param name="privateReason">Why no link was sent; nothing when one was.</param>
    public Task RequestedAsync(DbSession session, Account? account, string? privateReason, HttpContext context) =>
        TellAsync(session, "PasswordRecoveryRequested", account, privateReason, null, context);

    public Task CompletedAsync(DbSession session, Account account, string linkKind, HttpContext context) =>
        TellAsync(session, "PasswordRecoveryCompleted", account, null, new JsonObject { ["LinkKind"] = linkKind }, context);

    public Task EmailUpdatedAsync(DbSession session, Account account, HttpContext context) =>
        TellAsync(session, "EmailUpdated", account, null, null, context);

    private Task TellAsync(DbSession session, string name, Account? account, string? privateReason, JsonObject? additional, HttpContext context)
    {
        var identity = new JsonObject { ["type"] = "Root" };
        if (account is not null)
        {
            identity["principalId"] = account.Id.Digits;
            identity["arn"] = $"arn:aws:iam::{account.Id.Digits}:root";
            identity["accountId"] = account.Id.Digits;
            identity["accessKeyId"] = "";
        }

        return audit.AppendAsync(session, new AuditEvent
        {
            EventName = name,
            EventSource = "signin.amazonaws.com",
            EventType = "AwsConsoleSignIn",
            RecipientAccountId = account?.Id.Digits,
            UserIdentity = identity,
            ResponseElements = new JsonObject { [name] = privateReason is null ? "Success" : "Failure" },
            AdditionalEventData = additional,
            PrivateReason = privateReason,
            Succeeded = privateReason is null,
            Origin = RequestOrigins.Of(context),
        });
    }
}
