using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.SignIn.Machine.Alternative;

/// <summary>What a sign-in without the device leaves in the audit trail.</summary>
internal sealed class AlternativeRecords(AuditTrail audit)
{
    public const string Requested = "AlternativeFactorsRequested";
    public const string Pending = "AlternativeFactorsPending";
    public const string Completed = "AlternativeFactorsCompleted";
    public const string Cancelled = "AlternativeFactorsCancelled";

    /// <param name="removed">How many devices were taken away; nothing where that is not the question.</param>
    public Task TellAsync(DbSession session, Account account, string name, HttpContext context, int? removed = null) =>
        AppendAsync(session, account, name, removed is { } count ? new JsonObject { ["MFADevicesRemoved"] = count } : null, context);

    public Task RemovedAsync(DbSession session, Account account, MfaDevice device, HttpContext context) =>
        AppendAsync(session, account, "DeactivateMFADevice", new JsonObject { ["MFAIdentifier"] = device.Serial }, context);

    private Task AppendAsync(DbSession session, Account account, string name, JsonObject? additional, HttpContext context) =>
        audit.AppendAsync(session, new AuditEvent
        {
            EventName = name,
            EventSource = "signin.amazonaws.com",
            EventType = "AwsConsoleSignIn",
            RecipientAccountId = account.Id.Digits,
            UserIdentity = AuditIdentities.OfRoot(account.Id.Digits),
            ResponseElements = new JsonObject { [name] = "Success" },
            AdditionalEventData = additional,
            Origin = RequestOrigins.Of(context),
        });
}
