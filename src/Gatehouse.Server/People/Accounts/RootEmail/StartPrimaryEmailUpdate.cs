using System.Text.Json.Nodes;
using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts.RootEmail;

/// <param name="CurrentPassword">The root user's own, in a signed call: a stolen key alone must not carry the account away. A browser proves more.</param>
internal sealed record StartPrimaryEmailUpdateRequest(string PrimaryEmail, PlainPassword? CurrentPassword = null, string? AccountId = null) : IAccountRequest;

/// <param name="Status">PENDING or ACCEPTED.</param>
internal sealed record PrimaryEmailUpdateReply(string Status);

/// <summary>
/// Mails a code to the wanted address; the old one stays in force until the code comes back. An address that another account has gets
/// a letter saying so, and the caller sees the same as for a free one.
/// </summary>
internal sealed class StartPrimaryEmailUpdate(
    Database database, PasswordProof proof, EmailCodes codes, CodeOptions options, AccountLetters letters, TimeProvider clock)
    : AccountOperation<StartPrimaryEmailUpdateRequest, PrimaryEmailUpdateReply>
{
    public const string Invalid = "PrimaryEmailInvalid";
    public const string Unchanged = "PrimaryEmailUnchanged";
    public const string TooSoon = "CodeSentJustNow";
    private static readonly TimeSpan Counted = TimeSpan.FromDays(1);

    private ReservedTry? proved;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(StartPrimaryEmailUpdate), new OperationRule.Self("Root")) with { AsksForProof = true };

    internal static string Purpose(AccountId id) => "root-email/" + id.Digits;

    public override Refusal? Validate(StartPrimaryEmailUpdateRequest request) =>
        EmailAddress.TryRead(request.PrimaryEmail, out _) ? null : new(Invalid, RefusalKind.Malformed, "PrimaryEmail is not an e-mail address of 5 to 64 characters.");

    public override JsonObject Describe(StartPrimaryEmailUpdateRequest request) =>
        new() { ["primaryEmail"] = Hidden, ["accountId"] = request.AccountId };

    public override async ValueTask<Refusal?> PrepareAsync(StartPrimaryEmailUpdateRequest request, Caller caller, CancellationToken cancellation)
    {
        if (AccountScope.Find(request.AccountId, caller) is not Outcome<AccountId>.Done { Value: var id })
        {
            return null;
        }

        if (caller.SessionId is null && request.CurrentPassword is null)
        {
            return new Refusal("ValidationError", RefusalKind.Malformed, "CurrentPassword is required: the root user's own.");
        }

        // What costs no try is asked before the password is.
        if (await database.ReadAsync(session => FindObjectionAsync(session, id, request), cancellation) is { } objection)
        {
            return objection;
        }

        if (caller.SessionId is not null)
        {
            return null;
        }

        var outcome = await proof.ProveAsync(caller, request.CurrentPassword!, null, cancellation);
        proved = (outcome as Outcome<ReservedTry>.Done)?.Value;
        return (outcome as Outcome<ReservedTry>.Refused)?.Refusal;
    }

    protected override async Task<Outcome<PrimaryEmailUpdateReply>> HandleAsync(
        StartPrimaryEmailUpdateRequest request, Account account, Caller caller, DbSession session)
    {
        // Asked once more with the account held, so that requests sent at once do not send a letter each.
        await AccountChangeStore.LockAsync(session, account.Id);
        if (await FindObjectionAsync(session, account.Id, request) is { } objection)
        {
            return objection;
        }

        var now = clock.GetUtcNow();
        var last = await RootEmailChangeStore.FindAsync(session, account.Id);
        EmailAddress.TryRead(request.PrimaryEmail, out var email);
        var issued = await codes.IssueAsync(session, Purpose(account.Id), email!.Text);
        if (await AccountStore.IsFreeAsync(session, email))
        {
            await letters.EmailCodeAsync(session, account, email.Text, issued.Code);
        }
        else
        {
            await letters.EmailTakenAsync(session, email.Text);
        }

        var counted = last is not null && IsCounted(last, now);
        await RootEmailChangeStore.SetAsync(session, account.Id, new RootEmailChange
        {
            Email = email.Text,
            CodeId = issued.Id,
            Sent = counted ? last!.Sent + 1 : 1,
            CountedFrom = counted ? last!.CountedFrom : now.ToUnixTimeMilliseconds(),
            SentAt = now.ToUnixTimeMilliseconds(),
        });
        if (proved is not null)
        {
            await AttemptGuard.GiveBackAsync(session, proved);
        }

        return new PrimaryEmailUpdateReply("PENDING");
    }

    private async Task<Refusal?> FindObjectionAsync(DbSession session, AccountId id, StartPrimaryEmailUpdateRequest request)
    {
        if (await AccountStore.FindAsync(session, id) is { } account
            && EmailAddress.TryRead(request.PrimaryEmail, out var wanted)
            && EmailAddress.TryRead(account.RootEmail, out var present)
            && wanted.Key == present.Key)
        {
            return new Refusal(Unchanged, RefusalKind.Conflict, "PrimaryEmail is the account's address already.");
        }

        return await RootEmailChangeStore.FindAsync(session, id) is { } last && FindWait(last, clock.GetUtcNow()) is { } wait
            ? new Refusal(TooSoon, RefusalKind.Throttled, "A code was sent already; wait before asking for another.", "too many codes asked for", wait)
            : null;
    }

    private TimeSpan? FindWait(RootEmailChange last, DateTimeOffset now)
    {
        var resend = codes.ResendWait(DateTimeOffset.FromUnixTimeMilliseconds(last.SentAt));
        if (resend > TimeSpan.Zero)
        {
            return resend;
        }

        // Letters to addresses that nobody has proved yet must not become a way to fill strangers' mailboxes.
        return IsCounted(last, now) && last.Sent >= options.MostSent
            ? DateTimeOffset.FromUnixTimeMilliseconds(last.CountedFrom) + Counted - now
            : null;
    }

    private static bool IsCounted(RootEmailChange last, DateTimeOffset now) => DateTimeOffset.FromUnixTimeMilliseconds(last.CountedFrom) + Counted > now;
}
