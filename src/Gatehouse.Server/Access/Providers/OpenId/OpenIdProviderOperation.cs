using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Providers.OpenId;

internal interface IOpenIdProviderRequest
{
    string OpenIDConnectProviderArn { get; }
}

/// <summary>An operation on one OpenID provider of the caller's account. Another account's is as if it did not exist.</summary>
internal abstract class OpenIdProviderOperation<TRequest, TReply> : IamOperation<TRequest, TReply>
    where TRequest : IOpenIdProviderRequest
{
    public override Refusal? Validate(TRequest request) => ProviderArns.FindProblem(request.OpenIDConnectProviderArn, OpenIdProvider.Resource);

    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(TRequest request, Caller caller, DbSession session)
    {
        var check = new AccessCheck(((OperationRule.Iam)Declaration.Rule).Action, request.OpenIDConnectProviderArn);
        var provider = await FindAsync(request, caller, session);
        return [Ask(provider is null ? check : TagRules.AskOfResource(check, await TagStore.FindAllAsync(session, provider.Id)), request)];
    }

    public sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, Caller caller, DbSession session)
    {
        if (!Declaration.ReadOnly)
        {
            await AccountChangeStore.LockAsync(session, AccountId.Get(caller.AccountId));
        }

        return await FindAsync(request, caller, session) is { } provider
            ? await HandleAsync(request, provider, caller, session)
            : IamRefusals.NoSuchEntity($"OpenIDConnect Provider not found for arn {request.OpenIDConnectProviderArn}");
    }

    /// <summary>What else the request says that policies may ask about.</summary>
    protected virtual AccessCheck Ask(AccessCheck check, TRequest request) => check;

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, OpenIdProvider provider, Caller caller, DbSession session);

    private static async Task<OpenIdProvider?> FindAsync(TRequest request, Caller caller, DbSession session) =>
        ProviderArns.ReadName(request.OpenIDConnectProviderArn, caller.AccountId, OpenIdProvider.Resource) is { } name
            ? await OpenIdProviderStore.FindAsync(session, caller.AccountId, name)
            : null;
}
