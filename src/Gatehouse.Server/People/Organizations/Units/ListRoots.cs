using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Units;

internal sealed record ListRootsRequest : PageRequest;

internal sealed record ListRootsReply(IReadOnlyList<RootView> Roots);

internal sealed class ListRoots : OrganizationOperation<ListRootsRequest, ListRootsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListRoots), readOnly: true);

    protected override async Task<Outcome<ListRootsReply>> HandleAsync(ListRootsRequest request, Membership membership, Caller caller, DbSession session) =>
        new ListRootsReply([await RootView.FindAsync(session, membership.Organization)]);
}
