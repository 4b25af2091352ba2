using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users.Reports;

internal sealed record SetSecurityTokenServicePreferencesRequest
{
    [Required]
    [OneOf(SetSecurityTokenServicePreferences.First, SetSecurityTokenServicePreferences.Second)]
    public string GlobalEndpointTokenVersion { get; init; } = null!;
}

/// <summary>Kept and shown in the account's summary. Tokens given out here are valid everywhere whatever it says.</summary>
internal sealed class SetSecurityTokenServicePreferences : IamOperation<SetSecurityTokenServicePreferencesRequest, Nothing>
{
    public const string First = "v1Token";
    public const string Second = "v2Token";

    public override OperationDeclaration Declaration { get; } = Declare(nameof(SetSecurityTokenServicePreferences));

    public override async Task<Outcome<Nothing>> HandleAsync(SetSecurityTokenServicePreferencesRequest request, Caller caller, DbSession session)
    {
        await AccountSummaryStore.PutTokenVersionAsync(session, AccountId.Get(caller.AccountId), request.GlobalEndpointTokenVersion);
        return Nothing.Value;
    }
}
