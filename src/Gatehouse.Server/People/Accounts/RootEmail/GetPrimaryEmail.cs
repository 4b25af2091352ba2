using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts.RootEmail;

internal sealed record GetPrimaryEmailRequest(string? AccountId = null) : IAccountRequest;

internal sealed record GetPrimaryEmailReply(string PrimaryEmail);

internal sealed class GetPrimaryEmail : AccountOperation<GetPrimaryEmailRequest, GetPrimaryEmailReply>
{
    public override OperationDeclaration Declaration { get; } = DeclareForPolicies(nameof(GetPrimaryEmail), readOnly: true);

    protected override Task<Outcome<GetPrimaryEmailReply>> HandleAsync(
        GetPrimaryEmailRequest request, Account account, Caller caller, DbSession session) =>
        Task.FromResult<Outcome<GetPrimaryEmailReply>>(new GetPrimaryEmailReply(account.RootEmail));
}
