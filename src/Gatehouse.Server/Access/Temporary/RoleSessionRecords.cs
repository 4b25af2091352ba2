using System.Text.Json.Nodes;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>What audit records tell of assumed roles, in the words of CloudTrail.</summary>
internal sealed class RoleSessionRecords(AuditTrail audit)
{
    public static JsonObject Describe(AssumeRoleRequest request) => new()
    {
        ["roleArn"] = request.RoleArn,
        ["roleSessionName"] = request.RoleSessionName,
        ["externalId"] = request.ExternalId,
        ["durationSeconds"] = request.DurationSeconds,
        ["sourceIdentity"] = request.SourceIdentity,
        ["serialNumber"] = request.SerialNumber,
        ["policy"] = request.Policy,
        ["transitiveTagKeys"] = request.TransitiveTagKeys is null ? null : new JsonArray([.. request.TransitiveTagKeys.Select(static key => JsonValue.Create(key))]),
    };

    /// <summary>The account that owns the role learns who came from elsewhere; the caller's own account has its record from the runner.</summary>
    public Task TellOwnerAsync(DbSession session, Role role, AssumeRoleRequest request, Caller caller, RoleSession opened) =>
        role.AccountId.Digits == caller.AccountId
            ? Task.CompletedTask
            : audit.AppendAsync(session, new AuditEvent
            {
                EventName = nameof(AssumeRole),
                EventSource = AssumeRole.Source,
                RecipientAccountId = role.AccountId.Digits,
                UserIdentity = new JsonObject { ["type"] = "AWSAccount", ["principalId"] = caller.PrincipalId, ["accountId"] = caller.AccountId },
                RequestParameters = Describe(request),
                ResponseElements = new JsonObject
                {
                    ["credentials"] = new JsonObject { ["accessKeyId"] = opened.Credentials.AccessKeyId },
                    ["assumedRoleUser"] = Identify(role, request.RoleSessionName),
                },
                Origin = caller.Origin,
            });

    private static JsonObject Identify(Role role, string sessionName) => new()
    {
        ["assumedRoleId"] = $"{role.Id}:{sessionName}",
        ["arn"] = AssumptionRules.SessionArnOf(role, sessionName),
    };
}
