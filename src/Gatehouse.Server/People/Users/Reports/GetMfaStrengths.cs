using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.Reports;

internal sealed record GetMfaStrengthsRequest;

/// <summary>How many of the account's console users prove themselves with what at best, for those who may read its summary.</summary>
internal sealed class GetMfaStrengths : IamOperation<GetMfaStrengthsRequest, MfaStrengths>
{
    public override OperationDeclaration Declaration { get; } =
        new(nameof(GetMfaStrengths), Source, new OperationRule.Iam("iam:GetAccountSummary", "*"), ReadOnly: true);

    public override async Task<Outcome<MfaStrengths>> HandleAsync(GetMfaStrengthsRequest request, Caller caller, DbSession session) =>
        await MfaStrengthStore.CountAsync(session, caller.AccountId);
}
