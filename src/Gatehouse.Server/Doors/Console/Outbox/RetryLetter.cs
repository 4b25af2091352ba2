using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Doors.Console.Outbox;

internal sealed record RetryLetterRequest(string Id);

/// <summary>Has a letter tried once more that the mail server refused, or that was tried for too long.</summary>
internal sealed class RetryLetter(OutboxList outbox) : Operation<RetryLetterRequest, Nothing>
{
    public const string NotThere = "LetterNotFound";
    private const int LongestId = 64;

    public override OperationDeclaration Declaration { get; } = new(nameof(RetryLetter), "signin.amazonaws.com", new OperationRule.Operator());

    private static Refusal NoLetter { get; } = new(NotThere, RefusalKind.NotFound, "There is no failed letter of this id.");

    public override Refusal? Validate(RetryLetterRequest request) =>
        request.Id.Length is > 0 and <= LongestId && request.Id.All(static each => char.IsAsciiLetterOrDigit(each) || each == '-') ? null : NoLetter;

    public override JsonObject? Describe(RetryLetterRequest request) => Validate(request) is null ? new() { ["id"] = request.Id } : null;

    public override async Task<Outcome<Nothing>> HandleAsync(RetryLetterRequest request, Caller caller, DbSession session) =>
        await outbox.RetryAsync(session, request.Id) ? Nothing.Value : NoLetter;
}
