using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Users.Passwords;

namespace Gatehouse.Server.People.Directory.Own;

/// <param name="KnownBrowser">The hash of the browser's mark, when the person has signed in from it before.</param>
internal sealed record UpdatePasswordRequest(PlainPassword CurrentPassword, PlainPassword NewPassword, string? KnownBrowser);

/// <summary>Replaces a workforce user's own password. Every other session ends; the one it is done in stays.</summary>
internal sealed class UpdatePassword(Database database, PasswordProof proof, DirectoryPasswords passwords, PasswordLetters letters) : Operation<UpdatePasswordRequest, Nothing>
{
    private ReservedTry? proved;
    private string? before;
    private string? phc;

    public override OperationDeclaration Declaration { get; } = OwnDirectory.Declare(nameof(UpdatePassword)) with { AsksForProof = true, ProvesPassword = true };

    /// <summary>What is thought of the new password, once it was judged.</summary>
    public NewPassword? Judgement { get; private set; }

    /// <summary>
    /// In this order: the rules cost nothing and tell nothing; then the present password; only who has proved it may learn whether
    /// the new one was used before, which would otherwise be a way to guess without being counted.
    /// </summary>
    public override async ValueTask<Refusal?> PrepareAsync(UpdatePasswordRequest request, Caller caller, CancellationToken cancellation)
    {
        var owner = CredentialOwner.Read(caller.Owner);
        (var user, before) = await database.ReadAsync(
            async session => (await DirectoryUserStore.FindAsync(session, owner.Id), await PasswordStore.FindAsync(session, owner)), cancellation);
        if (user is null)
        {
            return OwnDirectory.Gone;
        }

        Judgement = DirectoryPasswords.FindProblems(user, request.NewPassword);
        if (Judgement is not null)
        {
            return Judgement.ToRefusal();
        }

        switch (await proof.ProveAsync(caller, request.CurrentPassword, request.KnownBrowser, cancellation))
        {
            case Outcome<ReservedTry>.Refused { Refusal: var refused }:
                return refused;
            case Outcome<ReservedTry>.Done { Value: var reserved }:
                proved = reserved;
                break;
        }

        Judgement = await passwords.JudgeAsync(user, request.NewPassword, cancellation);
        phc = (Judgement as NewPassword.Accepted)?.Phc;
        return Judgement switch
        {
            NewPassword.Accepted => null,
            NewPassword.Busy => await proof.GiveBackAsync(proved!),
            var refused => refused.ToRefusal(),
        };
    }

    public override async Task<Outcome<Nothing>> HandleAsync(UpdatePasswordRequest request, Caller caller, DbSession session)
    {
        var owner = CredentialOwner.Read(caller.Owner);
        await DirectoryUserStore.LockAsync(session, owner.Id);

        // The password that was proved must still be the one in force: of two changes at once, or of a change and a reset, one is first.
        if (before is null || await PasswordStore.FindAsync(session, owner) != before || await DirectoryUserStore.FindAsync(session, owner.Id) is not { } user)
        {
            return OwnDirectory.Gone;
        }

        await passwords.ChangeAsync(session, user, phc!, caller.SessionId);
        await AttemptGuard.GiveBackAsync(session, proved!);
        await letters.ChangedAsync(session, user, caller.Origin);
        return Nothing.Value;
    }
}
