using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>The sign-in service's records of switching roles in the console. They belong to the role's account and name its session.</summary>
internal sealed class SwitchEvents(AuditTrail audit, PublicAddress address)
{
    /// <param name="redirectTo">The path that the console opens in the role.</param>
    public Task SwitchedAsync(DbSession db, SwitchedRole role, DateTimeOffset since, string redirectTo, HttpContext context) =>
        role.IsFederated
            ? TellAsync(db, "ConsoleLogin", role, since, new JsonObject { ["LoginTo"] = address.To(redirectTo), ["MobileVersion"] = "No", ["MFAUsed"] = "No" }, context)
            : TellAsync(db, "SwitchRole", role, since, new JsonObject { ["SwitchFrom"] = role.FromArn, ["RedirectTo"] = address.To(redirectTo) }, context);

    public Task ExitedAsync(DbSession db, SwitchedRole role, DateTimeOffset since, string redirectTo, HttpContext context) =>
        TellAsync(db, "ExitRole", role, since, new JsonObject { ["SwitchFrom"] = role.FromArn, ["RedirectTo"] = address.To(redirectTo) }, context);

    public static JsonObject Identify(SwitchedRole role, DateTimeOffset since) => new()
    {
        ["type"] = SwitchedRole.Kind,
        ["principalId"] = $"{role.RoleId}:{role.SessionName}",
        ["arn"] = $"arn:aws:sts::{role.AccountId}:assumed-role/{role.RoleName}/{role.SessionName}",
        ["accountId"] = role.AccountId,
        ["sessionContext"] = new JsonObject
        {
            ["sessionIssuer"] = new JsonObject
            {
                ["type"] = "Role",
                ["principalId"] = role.RoleId,
                ["arn"] = role.RoleArn,
                ["accountId"] = role.AccountId,
                ["userName"] = role.RoleName,
            },
            ["attributes"] = new JsonObject
            {
                ["mfaAuthenticated"] = role.WithMfa ? "true" : "false",
                ["creationDate"] = since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            },
        },
    };

    private Task TellAsync(DbSession db, string name, SwitchedRole role, DateTimeOffset since, JsonObject additional, HttpContext context) =>
        audit.AppendAsync(db, new AuditEvent
        {
            EventName = name,
            EventSource = "signin.amazonaws.com",
            EventType = "AwsConsoleSignIn",
            RecipientAccountId = role.AccountId,
            UserIdentity = Identify(role, since),
            ResponseElements = new JsonObject { [name] = "Success" },
            AdditionalEventData = additional,
            Origin = RequestOrigins.Of(context),
        });
}
