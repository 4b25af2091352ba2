using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Directory.Administration;

/// <summary>An operation of the console on the directory of the caller's account. The names of actions are those of AWS's own console.</summary>
internal abstract class DirectoryOperation<TRequest, TReply> : Operation<TRequest, TReply>
{
    public override JsonObject? Describe(TRequest request) => RequestRecord.Of(request!);

    public override async Task<Outcome<TReply>> HandleAsync(TRequest request, Caller caller, DbSession session) =>
        await WorkforceDirectoryStore.FindOfAccountAsync(session, Accounts.AccountId.Get(caller.AccountId)) is { } directory
            ? await HandleAsync(request, directory, caller, session)
            : StoreRefusals.NoStore("");

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, WorkforceDirectory directory, Caller caller, DbSession session);

    protected static OperationDeclaration Declare(string name, string action, bool readOnly = false) =>
        new(name, "sso-directory.amazonaws.com", new OperationRule.Iam(action, "*"), readOnly);
}
