using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Doors.Aws.Signatures;

internal sealed record ListSignatureFailuresRequest;

internal sealed record ListSignatureFailuresReply(IReadOnlyList<SignatureFailure> Failures);

/// <summary>The wrong signatures made with keys of one's own account, the newest first.</summary>
internal sealed class ListSignatureFailures : Operation<ListSignatureFailuresRequest, ListSignatureFailuresReply>
{
    public override OperationDeclaration Declaration { get; } = new(
        nameof(ListSignatureFailures), "signin.amazonaws.com", new OperationRule.Iam("gatehouse:ListSignatureFailures", "*"), ReadOnly: true);

    public override async Task<Outcome<ListSignatureFailuresReply>> HandleAsync(ListSignatureFailuresRequest request, Caller caller, DbSession session) =>
        new ListSignatureFailuresReply(await SignatureFailureStore.FindNewestAsync(session, caller.AccountId, SignatureFailures.MostKept));
}
