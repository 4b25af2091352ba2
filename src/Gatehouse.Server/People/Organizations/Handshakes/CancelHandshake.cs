using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Handshakes;

internal sealed record CancelHandshakeRequest : HandshakeRequest;

/// <summary>By whoever asked.</summary>
internal sealed class CancelHandshake(TimeProvider clock) : HandshakeOperation<CancelHandshakeRequest>(clock)
{
    public override OperationDeclaration Declaration { get; } = OrganizationDeclaration.Of(nameof(CancelHandshake), readOnly: false);

    protected override async Task<Outcome<HandshakeReply>> HandleAsync(FoundHandshake found, Caller caller, DbSession session)
    {
        var from = found.Handshake.State == Handshake.Requested ? Handshake.Requested : Handshake.Open;
        return !found.IsOwner ? OrganizationRefusals.NotAllowed
            : await ChangeAsync(session, found.Handshake, from, Handshake.Canceled) is { } refusal ? refusal
            : await HandshakeView.ReplyAsync(session, found.Handshake with { State = Handshake.Canceled }, Clock.GetUtcNow());
    }
}
