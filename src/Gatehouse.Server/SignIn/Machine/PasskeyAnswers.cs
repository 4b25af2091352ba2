using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors.Passkeys;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>
/// Turns a browser's answer into what the machine takes. Nothing is used up before the machine says so. A try is reserved though no
/// answer can be guessed: whoever sends many costs their owner records and letters.
/// </summary>
internal sealed class PasskeyAnswers(Database database, SignInLookup lookup, PasskeyCheck check, AttemptGuard guard, AgedPasswords aged)
{
    public const string Factor = "passkey";

    /// <summary>After the password, for the owner that the attempt knows.</summary>
    public async Task<(SignInInput Input, ReservedTry? Reserved)> CheckAsync(
        SignInView view, SignInPost.Passkey post, SignInPlace place, CancellationToken cancellation)
    {
        var owner = CredentialOwner.Read(view.Attempt.Owner);
        var (input, reserved) = await CheckAsync(owner, place, () => check.CheckAsync(owner, post.Token, post.Answer, view.Id, cancellation), cancellation);
        return (input with { Trust = post.Trust }, reserved);
    }

    /// <summary>Instead of name and password: an attempt of whomever the passkey names, and what it answered.</summary>
    public async Task<(SignInAttempt Attempt, SignInInput Input, ReservedTry? Reserved)> CheckAloneAsync(
        SignInPost.Passkey post, string returnTo, PortalDoor? door, SignInPlace place, CancellationToken cancellation)
    {
        Task<PasskeyVerdict> VerifyAsync() => check.CheckAsync(null, post.Token, post.Answer, place.BrowserHash, cancellation);
        if (await check.FindOwnerAsync(post.Answer, cancellation) is not { } owner
            || await database.ReadAsync(db => door is null ? IdentifyAsync(db, owner, returnTo) : WorkforceLookup.IdentifyAsync(db, door, owner, returnTo), cancellation) is not { } attempt)
        {
            return (door is null ? Stranger(returnTo) : WorkforceLookup.Stranger(door, returnTo), Judge(await VerifyAsync(), TimeSpan.Zero), null);
        }

        var (input, reserved) = await CheckAsync(owner, place, VerifyAsync, cancellation);
        return (attempt, input, reserved);
    }

    private static SignInAttempt Stranger(string returnTo) => new(
        UserKind.Root, "", CredentialOwner.Unknown(UserKindRules.Of(UserKind.Root).OwnerKind, Factor).ToString(), null, returnTo, false, false) { IsByPasskey = true };

    private static SignInInput.PasskeyAsserted Judge(PasskeyVerdict verdict, TimeSpan wait) => verdict switch
    {
        PasskeyVerdict.Right { Proof: var proof } => new(new(SecretVerdict.Right, TimeSpan.Zero), proof),
        PasskeyVerdict.Wrong wrong => new(new(SecretVerdict.Wrong, wait), null, wrong.Reason, wrong.Copied),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    private async Task<(SignInInput.PasskeyAsserted, ReservedTry?)> CheckAsync(
        CredentialOwner owner, SignInPlace place, Func<Task<PasskeyVerdict>> verify, CancellationToken cancellation)
    {
        var source = await database.ReadAsync(db => lookup.FindSourceAsync(db, owner, place), cancellation);
        return await guard.ReserveAsync(owner, Factor, source) switch
        {
            GuardVerdict.Reserved { Try: var reserved } => (Judge(await verify(), reserved.Wait), reserved),
            GuardVerdict.Refused { Wait: var wait } => (new(new(SecretVerdict.Throttled, wait), null), null),
            _ => throw new InvalidOperationException("The guard knows only yes and no."),
        };
    }

    /// <summary>Nothing for owners who cannot sign in on the console's pages.</summary>
    private async Task<SignInAttempt?> IdentifyAsync(DbSession db, CredentialOwner owner, string returnTo)
    {
        if (owner.Kind == UserKindRules.Of(UserKind.Root).OwnerKind)
        {
            return await AccountStore.FindAsync(db, AccountId.Get(owner.Id)) is { } account
                ? new(UserKind.Root, account.RootEmail, owner.ToString(), account.Id.Digits, returnTo, false, false) { IsByPasskey = true }
                : null;
        }

        if (owner.Kind != UserKindRules.Of(UserKind.Iam).OwnerKind || await IamUserStore.FindAsync(db, owner.Id) is not { } user
            || await AccountStore.FindAsync(db, user.AccountId) is not { } home)
        {
            return null;
        }

        var mayUseConsole = await aged.FindStateAsync(db, home.Id, user.Id) is not null;
        var asked = mayUseConsole ? owner : CredentialOwner.Unknown(owner.Kind, $"{home.Id.Digits}/{IamUserStore.KeyOf(user.Name)}");
        return new(UserKind.Iam, user.Name, asked.ToString(), home.Id.Digits, returnTo, false, false)
        {
            AccountName = home.Alias ?? home.Id.Digits,
            UserId = user.Id,
            UserName = user.Name,
            IsByPasskey = true,
        };
    }
}
