using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Members;

internal sealed record ListCreateAccountStatusRequest : PageRequest
{
    [OneOf(AccountRequest.InProgress, AccountRequest.Succeeded, AccountRequest.Failed)]
    public IReadOnlyList<string>? States { get; init; }
}

internal sealed record ListCreateAccountStatusReply(IReadOnlyList<CreateAccountStatus> CreateAccountStatuses, string? NextToken);

internal sealed class ListCreateAccountStatus : OrganizationOperation<ListCreateAccountStatusRequest, ListCreateAccountStatusReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListCreateAccountStatus), readOnly: true);

    protected override Task<Outcome<ListCreateAccountStatusReply>> HandleAsync(ListCreateAccountStatusRequest request, Membership membership, Caller caller, DbSession session)
    {
        bool Wants(string state) => request.States is not { Count: > 0 } states || states.Contains(state, StringComparer.Ordinal);
        return OrganizationPages.CutAsync(
            request,
            (after, limit) => AccountRequestStore.FindPageAsync(
                session, membership.Organization.Id, Wants(AccountRequest.Succeeded), Wants(AccountRequest.Failed), after, limit),
            static kept => kept.Id,
            static (page, next) => new ListCreateAccountStatusReply([.. page.Select(CreateAccountStatus.Of)], next));
    }
}
