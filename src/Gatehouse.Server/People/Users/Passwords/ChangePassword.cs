using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Users.LoginProfiles;

namespace Gatehouse.Server.People.Users.Passwords;

internal sealed record ChangePasswordRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(LoginProfile.Text)]
    [Secret]
    public string OldPassword { get; init; } = null!;

    [Required]
    [Length(1, 128)]
    [Pattern(LoginProfile.Text)]
    [Secret]
    public string NewPassword { get; init; } = null!;
}

/// <summary>An IAM user's own password, by itself. Every other session ends; the one it is done in stays.</summary>
internal sealed class ChangePassword(Database database, PasswordProof proof, IamPasswords passwords) : IamOperation<ChangePasswordRequest, Nothing>
{
    private ReservedTry? proved;
    private string? before;
    private string? phc;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(ChangePassword)) with { AsksForProof = true, ProvesPassword = true };

    /// <summary>The hash of the browser's mark, when the user has signed in from it before; pages set it.</summary>
    public string? KnownBrowser { get; set; }

    /// <summary>What is wrong with the new password, after it was refused.</summary>
    public NewPassword? Judgement { get; private set; }

    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(ChangePasswordRequest request, Caller caller, DbSession session) =>
        [OwnPassword.Ask(await PasswordPolicyStore.FindAsync(session, AccountId.Get(caller.AccountId)), caller, "iam:ChangePassword", caller.Arn)];

    /// <summary>
    /// In this order: the rules cost nothing and tell nothing; then the old password; only who has proved it may learn whether the
    /// new one was used before, which would otherwise be a way to guess without being counted.
    /// </summary>
    public override async ValueTask<Refusal?> PrepareAsync(ChangePasswordRequest request, Caller caller, CancellationToken cancellation)
    {
        if (caller.Kind != IamUser.Kind)
        {
            return new("InvalidUserType", RefusalKind.Malformed, "Only IAM Users can change their own password.");
        }

        var owner = IamUser.OwnerOf(caller.PrincipalId);
        var (account, present) = await database.ReadAsync(
            async session => (await AccountStore.FindAsync(session, AccountId.Get(caller.AccountId)), await PasswordStore.FindAsync(session, owner)), cancellation);
        if (account is null || present is null)
        {
            return LoginProfileRefusals.NotFound(caller.UserName!);
        }

        before = present;
        var chosen = PlainPassword.From(request.NewPassword);
        if (Keep(await passwords.FindProblemsAsync(account, chosen, selfChosen: true, cancellation)) is { } against)
        {
            return against;
        }

        switch (await proof.ProveAsync(caller, PlainPassword.From(request.OldPassword), KnownBrowser, cancellation))
        {
            case Outcome<ReservedTry>.Refused { Refusal: var refusal }:
                return Translate(refusal);
            case Outcome<ReservedTry>.Done { Value: var reserved }:
                proved = reserved;
                break;
        }

        var judged = Keep(await passwords.JudgeAsync(account, owner, chosen, selfChosen: true, cancellation));
        if (judged is not null)
        {
            // The old password was right, so a new one that will not do costs no try.
            await proof.GiveBackAsync(proved!);
        }

        return judged;
    }

    public override async Task<Outcome<Nothing>> HandleAsync(ChangePasswordRequest request, Caller caller, DbSession session)
    {
        await IamUserStore.LockAsync(session, caller.PrincipalId);

        // The password that was proved must still be the one in force: of two changes at once, or of a change and a reset, one is first.
        if (await IamUserStore.FindAsync(session, caller.PrincipalId) is not { } user || await PasswordStore.FindAsync(session, user.Owner) != before)
        {
            return new Refusal("EntityTemporarilyUnmodifiable", RefusalKind.Conflict, "The password was changed meanwhile. Please try again.");
        }

        await AttemptGuard.GiveBackAsync(session, proved!);
        await passwords.ChangeAsync(session, user, phc!, caller.SessionId);
        return Nothing.Value;
    }

    private static Refusal Translate(Refusal refusal) => refusal.Code switch
    {
        PasswordProof.Wrong => refusal with { Code = "AccessDenied", PublicText = "The old password was incorrect." },
        PasswordProof.TooMany => refusal with { Code = "Throttling" },
        PasswordProof.Busy => refusal with { Code = "ServiceUnavailable" },
        _ => refusal,
    };

    private Refusal? Keep(NewPassword? judgement)
    {
        Judgement = judgement;
        phc = (judgement as NewPassword.Accepted)?.Phc;
        return judgement?.ToRefusal();
    }
}
