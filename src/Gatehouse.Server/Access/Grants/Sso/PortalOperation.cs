using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>Something that a person may do with a token of the portal, for nobody but themselves.</summary>
internal abstract class PortalOperation<TRequest, TReply> : Operation<TRequest, TReply>
{
    protected const int LongestPage = 100;

    protected static OperationDeclaration Declare(string name, bool isReadOnly) =>
        new(name, RegisterClient.Source, new OperationRule.Self(DirectoryUser.Kind), isReadOnly) { IsServiceEvent = true };

    public sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, Caller caller, DbSession session) =>
        await DirectoryUserStore.FindAsync(session, caller.PrincipalId) is { IsEnabled: true } user
            ? await HandleAsync(request, user, caller, session)
            : SsoRefusals.NoSession;

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, DirectoryUser user, Caller caller, DbSession session);
}
