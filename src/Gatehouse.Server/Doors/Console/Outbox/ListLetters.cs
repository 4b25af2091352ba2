using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Doors.Console.Outbox;

/// <param name="State">One of <see cref="MailState"/>; nothing for all.</param>
internal sealed record ListLettersRequest(string? State, int Limit);

internal sealed record ListLettersReply(IReadOnlyList<MailRow> Letters);

/// <summary>The outbox of the whole installation, for its owner: everything but what stands in the letters.</summary>
internal sealed class ListLetters(OutboxList outbox) : Operation<ListLettersRequest, ListLettersReply>
{
    private const int MostAtOnce = 500;

    public override OperationDeclaration Declaration { get; } =
        new(nameof(ListLetters), "signin.amazonaws.com", new OperationRule.Operator(), ReadOnly: true);

    public override Refusal? Validate(ListLettersRequest request) =>
        request.Limit is >= 1 and <= MostAtOnce && request.State is null or MailState.Queued or MailState.Sent or MailState.Kept or MailState.Failed
            ? null
            : new("ListingInvalid", RefusalKind.Malformed, $"State is one of the outbox's; Limit is 1 to {MostAtOnce}.");

    public override async Task<Outcome<ListLettersReply>> HandleAsync(ListLettersRequest request, Caller caller, DbSession session) =>
        new ListLettersReply(await outbox.FindAsync(request.State, request.Limit));
}
