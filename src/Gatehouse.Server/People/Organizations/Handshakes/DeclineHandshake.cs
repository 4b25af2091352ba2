using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Handshakes;

internal sealed record DeclineHandshakeRequest : HandshakeRequest;

/// <summary>By whoever was asked.</summary>
internal sealed class DeclineHandshake(TimeProvider clock) : HandshakeOperation<DeclineHandshakeRequest>(clock)
{
    public override OperationDeclaration Declaration { get; } = OrganizationDeclaration.Of(nameof(DeclineHandshake), readOnly: false);

    protected override async Task<Outcome<HandshakeReply>> HandleAsync(FoundHandshake found, Caller caller, DbSession session) =>
        !found.Handshake.IsFor(found.Account) ? OrganizationRefusals.NotAllowed
        : await ChangeAsync(session, found.Handshake, Handshake.Open, Handshake.Declined) is { } refusal ? refusal
        : await HandshakeView.ReplyAsync(session, found.Handshake with { State = Handshake.Declined }, Clock.GetUtcNow());
}
