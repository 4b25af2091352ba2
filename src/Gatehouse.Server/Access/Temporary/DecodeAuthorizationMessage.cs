using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Temporary;

internal sealed record DecodeAuthorizationMessageRequest
{
    [Required]
    [Length(1, EncodedMessages.Longest)]
    public string EncodedMessage { get; init; } = null!;
}

internal sealed record DecodeAuthorizationMessageReply(string DecodedMessage);

/// <summary>Why was that call denied? For people who look after permissions.</summary>
internal sealed class DecodeAuthorizationMessage(EncodedMessages messages) : StsOperation<DecodeAuthorizationMessageRequest, DecodeAuthorizationMessageReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DecodeAuthorizationMessage), readOnly: true);

    public override Task<Outcome<DecodeAuthorizationMessageReply>> HandleAsync(DecodeAuthorizationMessageRequest request, Caller caller, DbSession session) =>
        Task.FromResult<Outcome<DecodeAuthorizationMessageReply>>(
            messages.Decode(request.EncodedMessage, caller) is { } decoded
                ? new DecodeAuthorizationMessageReply(decoded)
                : new Refusal("InvalidAuthorizationMessageException", RefusalKind.Malformed, "The encoded authorization message is not valid."));
}
