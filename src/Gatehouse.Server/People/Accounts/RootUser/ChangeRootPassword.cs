using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts.RootUser;

/// <param name="KnownBrowser">The hash of the browser's mark, when the root user has signed in from it before.</param>
internal sealed record ChangeRootPasswordRequest(PlainPassword CurrentPassword, PlainPassword NewPassword, string? KnownBrowser);

/// <summary>Replaces the root user's password. Every other session ends; the one it is done in stays.</summary>
internal sealed class ChangeRootPassword(
    Database database,
    PasswordProof proof,
    PasswordCheck check,
    PasswordHasher hasher,
    BreachedPasswordRange breached,
    CredentialChanges changes,
    AccountLetters letters,
    AccountEvents events,
    TimeProvider clock) : Operation<ChangeRootPasswordRequest, Nothing>
{
    public const string NotGoodEnough = "NewPasswordRefused";
    public const string Leaked = "NewPasswordLeaked";
    public const string Recent = "NewPasswordRecent";
    public const string Lost = "PasswordChangedMeanwhile";

    private ReservedTry? proved;
    private string? before;
    private string? phc;

    public override OperationDeclaration Declaration { get; } =
        new(nameof(ChangeRootPassword), "signin.amazonaws.com", new OperationRule.Self("Root")) { AsksForProof = true, ProvesPassword = true };

    /// <summary>What is wrong with the new password, after it was refused.</summary>
    public IReadOnlyList<PasswordProblem> Problems { get; private set; } = [];

    /// <summary>
    /// In this order: the rules cost nothing and tell nothing; then the present password; only who has proved it may learn whether
    /// the new one was used before, which would otherwise be a way to guess without being counted.
    /// </summary>
    public override async ValueTask<Refusal?> PrepareAsync(ChangeRootPasswordRequest request, Caller caller, CancellationToken cancellation)
    {
        var owner = CredentialOwner.Read(caller.Owner);
        var (account, present) = await database.ReadAsync(
            async session => (await AccountStore.FindAsync(session, AccountId.Get(caller.AccountId)), await PasswordStore.FindAsync(session, owner)), cancellation);
        before = present;

        Problems = PasswordRules.Check(request.NewPassword, new PasswordContext(PasswordPreset.Guide, false, account?.RootEmail, account?.Name ?? ""));
        if (Problems.Count > 0)
        {
            return new Refusal(NotGoodEnough, RefusalKind.Malformed, "The new password does not meet the password rules.");
        }

        var outcome = await proof.ProveAsync(caller, request.CurrentPassword, request.KnownBrowser, cancellation);
        if (outcome is Outcome<ReservedTry>.Refused { Refusal: var refused })
        {
            return refused;
        }

        proved = ((Outcome<ReservedTry>.Done)outcome).Value;
        return await RefuseNewAsync(owner, request.NewPassword, cancellation);
    }

    public override async Task<Outcome<Nothing>> HandleAsync(ChangeRootPasswordRequest request, Caller caller, DbSession session)
    {
        var owner = CredentialOwner.Read(caller.Owner);
        var id = AccountId.Get(caller.AccountId);
        await AccountChangeStore.LockAsync(session, id);

        // The password that was proved must still be the one in force: of two changes at once, or of a change and a reset, one is first.
        if (before is null || await PasswordStore.FindAsync(session, owner) != before || await AccountStore.FindAsync(session, id) is not { } account)
        {
            return new Refusal(Lost, RefusalKind.Conflict, "The password was changed meanwhile.");
        }

        await PasswordStore.SetAsync(session, owner, phc!, clock.GetUtcNow());
        await AttemptGuard.GiveBackAsync(session, proved!);
        await changes.TellAsync(session, new CredentialChange(owner, CredentialChangeKind.PasswordChanged, caller.SessionId));
        await letters.PasswordChangedAsync(session, account, caller.Origin);
        await events.TellAsync(session, account, AccountEvents.PasswordUpdated, caller.Origin);
        return Nothing.Value;
    }

    /// <summary>The present password was right, so a new one that will not do costs no try.</summary>
    private async Task<Refusal?> RefuseNewAsync(CredentialOwner owner, PlainPassword chosen, CancellationToken cancellation)
    {
        var refusal = await check.IsRecentAsync(owner, chosen, cancellation) switch
        {
            true => new Refusal(Recent, RefusalKind.Malformed, "The new password is one of the last three."),
            false when await breached.ContainsAsync(chosen, cancellation) => new Refusal(Leaked, RefusalKind.Malformed, "The new password is known from a leak."),
            false when await hasher.HashAsync(chosen, cancellation) is HashResult.Hashed hashed => Keep(hashed.Phc),
            _ => new Refusal(PasswordProof.Busy, RefusalKind.Unavailable, "Too many passwords are being checked at this moment.", "hash queue full"),
        };
        if (refusal is not null)
        {
            await proof.GiveBackAsync(proved!);
        }

        return refusal;
    }

    private Refusal? Keep(string hash)
    {
        phc = hash;
        return null;
    }
}
