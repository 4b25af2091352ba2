using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.SignIn.Recovery;

/// <summary>The sign-in service's records of a recovery, which AWS tools look for by name.</summary>
internal sealed class RecoveryEvents(AuditTrail audit)
{
    /// <param name="subject">Nothing for a name that nobody has: that record is the operator's only.</param>
    /// <param name="privateReason">Why no link was sent; nothing when one was.</param>
    public Task RequestedAsync(DbSession session, string linkKind, RecoverySubject? subject, string? privateReason, HttpContext context) =>
        TellAsync(session, "PasswordRecoveryRequested", linkKind, subject, privateReason, null, context);

    public Task CompletedAsync(DbSession session, RecoverySubject subject, string linkKind, HttpContext context) =>
        TellAsync(session, "PasswordRecoveryCompleted", linkKind, subject, null, new JsonObject { ["LinkKind"] = linkKind }, context);

    public Task EmailUpdatedAsync(DbSession session, Account account, HttpContext context) =>
        TellAsync(session, "EmailUpdated", RecoveryLinks.HandedOver, new RecoverySubject.Root(account), null, null, context);

    private Task TellAsync(
        DbSession session, string name, string linkKind, RecoverySubject? subject, string? privateReason, JsonObject? additional, HttpContext context) =>
        audit.AppendAsync(session, new AuditEvent
        {
            EventName = name,
            EventSource = "signin.amazonaws.com",
            EventType = "AwsConsoleSignIn",
            RecipientAccountId = AccountOf(subject)?.Digits,
            UserIdentity = Identify(linkKind, subject),
            ResponseElements = new JsonObject { [name] = privateReason is null ? "Success" : "Failure" },
            AdditionalEventData = additional,
            PrivateReason = privateReason,
            Succeeded = privateReason is null,
            Origin = RequestOrigins.Of(context),
        });

    private static AccountId? AccountOf(RecoverySubject? subject) => subject switch
    {
        RecoverySubject.Root { Account.Id: var id } => id,
        RecoverySubject.Person { Directory.AccountId: var id } => id,
        _ => null,
    };

    private static JsonObject Identify(string linkKind, RecoverySubject? subject) => subject switch
    {
        RecoverySubject.Root { Account.Id.Digits: var id } => AuditIdentities.OfRoot(id),
        RecoverySubject.Person { Directory: var directory, User.Id: var user } => AuditIdentities.OfWorkforce(directory.AccountId.Digits, directory.Id, user),
        _ when linkKind is RecoveryLinks.MailedToPerson or RecoveryLinks.Invitation => new() { ["type"] = DirectoryUser.Kind },
        _ => AuditIdentities.OfRoot(null),
    };
}
