using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts.RootUser;

internal sealed record LiftThrottleRequest;

/// <summary>The owner's word that the failed tries were their own: all that was counted against them is forgotten.</summary>
internal sealed class LiftThrottle : Operation<LiftThrottleRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } =
        new(nameof(LiftThrottle), "signin.amazonaws.com", new OperationRule.Self("Root"));

    public override async Task<Outcome<Nothing>> HandleAsync(LiftThrottleRequest request, Caller caller, DbSession session)
    {
        await AttemptGuard.ForgetAsync(session, CredentialOwner.Read(caller.Owner));
        return Nothing.Value;
    }
}
