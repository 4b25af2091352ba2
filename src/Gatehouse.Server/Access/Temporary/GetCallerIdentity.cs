using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Temporary;

internal sealed record GetCallerIdentityRequest;

internal sealed record GetCallerIdentityReply(string UserId, string Account, string Arn);

/// <summary>Who am I? Needs no permission and cannot be denied; whoever could find out who signed has found it out already.</summary>
internal sealed class GetCallerIdentity : StsOperation<GetCallerIdentityRequest, GetCallerIdentityReply>
{
    public override OperationDeclaration Declaration { get; } = DeclareOpen(nameof(GetCallerIdentity), readOnly: true);

    public override Task<Outcome<GetCallerIdentityReply>> HandleAsync(GetCallerIdentityRequest request, Caller caller, DbSession session) =>
        Task.FromResult<Outcome<GetCallerIdentityReply>>(
            new GetCallerIdentityReply(caller.PrincipalId.Length > 0 ? caller.PrincipalId : caller.AccountId, caller.AccountId, caller.Arn));
}
