using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Handshakes;

internal sealed record DescribeHandshakeRequest : HandshakeRequest;

internal sealed class DescribeHandshake(TimeProvider clock) : HandshakeOperation<DescribeHandshakeRequest>(clock)
{
    public override OperationDeclaration Declaration { get; } = OrganizationDeclaration.Of(nameof(DescribeHandshake), readOnly: true);

    protected override async Task<Outcome<HandshakeReply>> HandleAsync(FoundHandshake found, Caller caller, DbSession session) =>
        await HandshakeView.ReplyAsync(session, found.Handshake, Clock.GetUtcNow());
}
