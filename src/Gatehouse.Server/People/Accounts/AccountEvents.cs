using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts;

/// <summary>The sign-in service's own records of changes to a root user's credentials, which AWS tools look for by name.</summary>
internal sealed class AccountEvents(AuditTrail audit)
{
    public const string EmailUpdated = "EmailUpdated";
    public const string PasswordUpdated = "PasswordUpdated";

    public Task TellAsync(DbSession session, Account account, string name, RequestOrigin origin) =>
        audit.AppendAsync(session, new AuditEvent
        {
            EventName = name,
            EventSource = "signin.amazonaws.com",
            EventType = "AwsConsoleSignIn",
            RecipientAccountId = account.Id.Digits,
            UserIdentity = new JsonObject
            {
                ["type"] = "Root",
                ["principalId"] = account.Id.Digits,
                ["arn"] = $"arn:aws:iam::{account.Id.Digits}:root",
                ["accountId"] = account.Id.Digits,
                ["accessKeyId"] = "",
            },
            ResponseElements = new JsonObject { [name] = "Success" },
            Origin = origin,
        });
}
