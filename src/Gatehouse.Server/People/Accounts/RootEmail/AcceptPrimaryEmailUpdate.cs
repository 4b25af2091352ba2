using System.Text.Json.Nodes;
using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts.RootEmail;

/// <param name="Otp">The six characters from the letter.</param>
internal sealed record AcceptPrimaryEmailUpdateRequest(string PrimaryEmail, string Otp, string? AccountId = null) : IAccountRequest;

/// <summary>Puts the new root e-mail in force. The old address gets a link that takes the change back.</summary>
internal sealed class AcceptPrimaryEmailUpdate(
    Database database, EmailCodes codes, UndoLinks links, CredentialChanges changes, AccountLetters letters, AccountEvents events)
    : AccountOperation<AcceptPrimaryEmailUpdateRequest, PrimaryEmailUpdateReply>
{
    public const string WrongCode = "CodeWrong";
    public const string DeadCode = "CodeDead";
    public const string Taken = "PrimaryEmailTaken";
    private const int LongestTyped = 64;

    private RootEmailChange? change;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(AcceptPrimaryEmailUpdate), new OperationRule.Self("Root"));

    private static Refusal Dead { get; } =
        new(DeadCode, RefusalKind.Expired, "The code has expired, was used or was tried too often. Ask for a new one.", "code used, expired or tried too often");

    private static Refusal Wrong { get; } = new(WrongCode, RefusalKind.Malformed, "The code is wrong.", "code wrong");

    public override Refusal? Validate(AcceptPrimaryEmailUpdateRequest request) => string.IsNullOrEmpty(request.Otp) || request.Otp.Length > LongestTyped ? Wrong : null;

    public override JsonObject Describe(AcceptPrimaryEmailUpdateRequest request) =>
        new() { ["primaryEmail"] = Hidden, ["otp"] = Hidden, ["accountId"] = request.AccountId };

    public override async ValueTask<Refusal?> PrepareAsync(AcceptPrimaryEmailUpdateRequest request, Caller caller, CancellationToken cancellation)
    {
        // Judged here too, so that nobody uses up the tries of another account's code.
        if (AccountScope.Find(request.AccountId, caller) is not Outcome<AccountId>.Done { Value: var id })
        {
            return null;
        }

        change = await database.ReadAsync(session => RootEmailChangeStore.FindAsync(session, id), cancellation);
        if (change is null || !IsFor(change, request.PrimaryEmail))
        {
            return Dead;
        }

        return await codes.VerifyAsync(change.CodeId, StartPrimaryEmailUpdate.Purpose(id), request.Otp) switch
        {
            CodeVerdict.Right => null,
            CodeVerdict.Wrong => Wrong,
            _ => Dead,
        };
    }

    protected override async Task<Outcome<PrimaryEmailUpdateReply>> HandleAsync(
        AcceptPrimaryEmailUpdateRequest request, Account account, Caller caller, DbSession session)
    {
        if (!await RootEmailChangeStore.TakeAsync(session, account.Id, change!.CodeId) || !await codes.SpendAsync(session, change.CodeId))
        {
            return Dead;
        }

        EmailAddress.TryRead(change.Email, out var email);
        if (!await AccountChangeStore.SetRootEmailAsync(session, account.Id, email!))
        {
            return new Refusal(Taken, RefusalKind.Conflict, "The e-mail address is in use by another account.");
        }

        var token = await links.IssueAsync(session, account);
        await letters.EmailChangedAsync(session, account, email!.Text, token, caller.Origin);
        await changes.TellAsync(session, new CredentialChange(account.Root, CredentialChangeKind.NameChanged, caller.SessionId));
        await events.TellAsync(session, account, AccountEvents.EmailUpdated, caller.Origin);
        return new PrimaryEmailUpdateReply("ACCEPTED");
    }

    private static bool IsFor(RootEmailChange change, string email) =>
        EmailAddress.TryRead(email, out var asked) && EmailAddress.TryRead(change.Email, out var wanted) && asked.Key == wanted.Key;
}
