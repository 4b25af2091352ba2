using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Grants.Sso;

/// <param name="UserCode">As the person compared or typed it.</param>
/// <param name="SessionEnds">When the portal session ends.</param>
internal sealed record AnswerDeviceAuthorizationRequest(string UserCode, bool Allow, DateTimeOffset SessionEnds);

/// <summary>A person at the portal lets a waiting program in, or sends it away. The first answer counts.</summary>
internal sealed class AnswerDeviceAuthorization(TimeProvider clock) : Operation<AnswerDeviceAuthorizationRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } =
        new(nameof(AnswerDeviceAuthorization), RegisterClient.Source, new OperationRule.Self(DirectoryUser.Kind)) { IsServiceEvent = true };

    public override async Task<Outcome<Nothing>> HandleAsync(AnswerDeviceAuthorizationRequest request, Caller caller, DbSession session)
    {
        var now = clock.GetUtcNow();
        if (await DirectoryUserStore.FindAsync(session, caller.PrincipalId) is not { IsEnabled: true } user
            || await WorkforceDirectoryStore.FindAsync(session, user.DirectoryId) is not { Settings.AllowsDeviceCodes: true })
        {
            return SsoRefusals.Denied;
        }

        var answered = request.Allow
            ? await SsoDeviceCodeStore.ApproveAsync(session, request.UserCode, user.DirectoryId, user.Id, caller.SessionId!, request.SessionEnds, now)
            : await SsoDeviceCodeStore.DeclineAsync(session, request.UserCode, user.DirectoryId, now);
        return answered ? Nothing.Value : SsoRefusals.DeviceCodeExpired;
    }

    public override JsonObject Describe(AnswerDeviceAuthorizationRequest request) =>
        new() { ["userCode"] = SsoRecords.Hidden, ["answer"] = request.Allow ? "allow" : "deny" };
}
