using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts;

internal sealed record GetAccountInformationRequest(string? AccountId = null) : IAccountRequest;

/// <param name="AccountState">ACTIVE, SUSPENDED or CLOSED.</param>
internal sealed record GetAccountInformationReply(
    string AccountId, string AccountName, [property: TimeForm(TimeForm.Iso8601)] DateTimeOffset AccountCreatedDate, string AccountState);

internal sealed class GetAccountInformation : AccountOperation<GetAccountInformationRequest, GetAccountInformationReply>
{
    public override OperationDeclaration Declaration { get; } = DeclareForPolicies(nameof(GetAccountInformation), readOnly: true);

    protected override Task<Outcome<GetAccountInformationReply>> HandleAsync(
        GetAccountInformationRequest request, Account account, Caller caller, DbSession session) =>
        Task.FromResult<Outcome<GetAccountInformationReply>>(new GetAccountInformationReply(
            account.Id.Digits, account.Name, account.CreatedAt, account.Status.ToString().ToUpperInvariant()));
}
