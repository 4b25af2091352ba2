using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users.Reports;

internal sealed record GetAccountSummaryRequest;

internal sealed record GetAccountSummaryReply(IReadOnlyDictionary<string, long> SummaryMap);

/// <summary>How much of everything an account has, and how much it may have.</summary>
internal sealed class GetAccountSummary(IEnumerable<IAccountSummaryPart> parts) : IamOperation<GetAccountSummaryRequest, GetAccountSummaryReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetAccountSummary), readOnly: true);

    public override async Task<Outcome<GetAccountSummaryReply>> HandleAsync(GetAccountSummaryRequest request, Caller caller, DbSession session)
    {
        var counts = await AccountSummaryStore.CountAsync(session, AccountId.Get(caller.AccountId));
        var summary = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (key, value) in SummaryQuotas.All)
        {
            summary[key] = value;
        }

        summary["Users"] = counts.Users;
        summary["Groups"] = counts.UserGroups;
        summary["AccountAccessKeysPresent"] = counts.RootKeys > 0 ? 1 : 0;
        summary["AccountPasswordPresent"] = counts.RootPasswords;
        summary["GlobalEndpointTokenVersion"] = counts.TokenVersion == SetSecurityTokenServicePreferences.Second ? 2 : 1;
        foreach (var part in parts)
        {
            await part.AddAsync(session, caller.AccountId, summary);
        }

        return new GetAccountSummaryReply(summary);
    }
}
