using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users.Devices;

/// <summary>
/// A change of the caller's own devices on a page. It is allowed to whoever may do the same by the API: policies are asked about the
/// caller's own ARN under the action that the API has for it; the root user may.
/// </summary>
internal abstract class OwnDeviceOperation<TRequest, TReply> : Operation<TRequest, TReply>
{
    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(TRequest request, Caller caller, DbSession session)
    {
        var check = new AccessCheck(((OperationRule.Iam)Declaration.Rule).Action, caller.Arn);
        return caller.UserName is not null && await IamUserStore.FindAsync(session, AccountId.Get(caller.AccountId), caller.UserName) is { } user
            ? [TagRules.AskOfResource(check, await TagStore.FindAllAsync(session, user.Id))]
            : [check];
    }

    public override JsonObject? Describe(TRequest request) => RequestRecord.Of(request!);

    /// <param name="action">The API's action whose policies hold for it.</param>
    protected static OperationDeclaration Declare(string name, string action, bool readOnly = false) =>
        new(name, "iam.amazonaws.com", new OperationRule.Iam("iam:" + action, "*"), readOnly);
}
