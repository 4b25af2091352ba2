using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Handshakes;

internal sealed record ListHandshakesForOrganizationRequest : HandshakePageRequest;

internal sealed class ListHandshakesForOrganization(TimeProvider clock) : OrganizationOperation<ListHandshakesForOrganizationRequest, HandshakesReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListHandshakesForOrganization), readOnly: true);

    protected override async Task<Outcome<HandshakesReply>> HandleAsync(ListHandshakesForOrganizationRequest request, Membership membership, Caller caller, DbSession session) =>
        await HandshakePages.AnswerAsync(session, request, clock.GetUtcNow(), (after, limit) => HandshakeStore.FindOfOrganizationAsync(
            session, membership.Organization.Id, request.Filter?.ActionType, request.Filter?.ParentHandshakeId, after, limit));
}
