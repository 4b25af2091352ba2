using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Directory;

/// <summary>A request about one identity store.</summary>
internal interface IStoreRequest
{
    string IdentityStoreId { get; }
}

/// <summary>
/// An operation of the identity store (API version 2020-06-15). A store belongs to its account: to every other it is not there.
/// </summary>
internal abstract class StoreOperation<TRequest, TReply> : Operation<TRequest, TReply>
    where TRequest : IStoreRequest
{
    public const string Source = "identitystore.amazonaws.com";

    public override JsonObject? Describe(TRequest request) => RequestRecord.Of(request!);

    /// <summary>All resources that the service authorization reference names for the action are asked about: the store, and what stands in it.</summary>
    public sealed override ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(TRequest request, Caller caller, DbSession session)
    {
        var action = ((OperationRule.Iam)Declaration.Rule).Action;
        var store = $"arn:aws:identitystore::{caller.AccountId}:identitystore/{request.IdentityStoreId}";
        IEnumerable<string> resources = [store, .. NameResources(request).Select(static each => "arn:aws:identitystore:::" + each)];
        return new([.. resources.Select(resource => Ask(new AccessCheck(action, resource), request))]);
    }

    public sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, Caller caller, DbSession session) =>
        await WorkforceDirectoryStore.FindAsync(session, request.IdentityStoreId) is { } directory && directory.AccountId.Digits == caller.AccountId
            ? await HandleAsync(request, directory, caller, session)
            : StoreRefusals.NoStore(request.IdentityStoreId);

    /// <summary>What policies are asked about besides the store: <c>user/ID</c>, <c>group/*</c>.</summary>
    protected virtual IEnumerable<string> NameResources(TRequest request) => [];

    /// <summary>What else the request says that policies may ask about.</summary>
    protected virtual AccessCheck Ask(AccessCheck check, TRequest request) => check;

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, WorkforceDirectory directory, Caller caller, DbSession session);

    protected static OperationDeclaration Declare(string name, bool readOnly = false) =>
        new(name, Source, new OperationRule.Iam("identitystore:" + name, "*"), readOnly);
}
