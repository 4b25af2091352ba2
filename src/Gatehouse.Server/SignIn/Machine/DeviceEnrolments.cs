using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Users.Devices;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>A first device at the door: what the page shows, what its codes prove, and how the device gets to its owner.</summary>
internal sealed class DeviceEnrolments(
    Database database, SignInLookup lookup, TotpEnrolment enrolment, OwnAuthenticatorApps apps, DirectoryAuthenticatorApps workforce, SignInRecords records)
{
    /// <summary>The same key as before, as long as it is good: the app has it already.</summary>
    public StartedTotp Show(SignInAttempt attempt, string? token)
    {
        var (owner, name, account) = (CredentialOwner.Read(attempt.Owner), attempt.UserName ?? "root", attempt.Portal ?? attempt.AccountName ?? attempt.AccountId!);
        return enrolment.Find(token ?? "", owner, name, account) ?? enrolment.Start(owner, name, account);
    }

    public async Task<SignInInput> CheckAsync(SignInView view, SignInPost.Enrolment post, SignInPlace place, CancellationToken cancellation)
    {
        if (DeviceName.FindProblem(post.Name) is { } misnamed)
        {
            return new SignInInput.FactorEnrolled(null, misnamed);
        }

        var owner = CredentialOwner.Read(view.Attempt.Owner);
        if (enrolment.Open(post.Token, owner) is not { } seed)
        {
            return new SignInInput.FactorEnrolled(null, FactorRefusals.EnrolmentExpired);
        }

        var source = await database.ReadAsync(db => lookup.FindSourceAsync(db, owner, place), cancellation);
        var second = UserKindRules.Of(view.Attempt.Kind).EnrolsWithTwoCodes ? post.Code2 ?? "" : null;
        return await enrolment.CheckAsync(owner, seed, post.Code1, second, source) switch
        {
            Outcome<TotpSetup>.Done { Value: var setup } => new SignInInput.FactorEnrolled(new(post.Name, seed, setup), null),
            Outcome<TotpSetup>.Refused { Refusal: var refusal } => new SignInInput.FactorEnrolled(null, refusal),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    /// <summary>Part of the transaction that keeps the step. Another's device of that name, or a faster twin, takes the step back.</summary>
    public async Task AddAsync(DbSession db, SignInAttempt attempt, NewDevice device, HttpContext context)
    {
        var caller = new Caller(UserKindRules.Of(attempt.Kind).AuditType, attempt.Owner, attempt.AccountId ?? "", "", null, RequestOrigins.Of(context))
        {
            UserName = attempt.UserName,
            PrincipalId = attempt.UserId ?? attempt.AccountId ?? "",
        };
        if (attempt.Kind == UserKind.Workforce)
        {
            if (await workforce.AddAsync(db, attempt.UserId!, device.Name, device.Seed, device.Setup, caller) is not Outcome<string>.Done)
            {
                throw new StepLostException();
            }

            return;
        }

        if (await OwnAuthenticatorApps.TakeAsync(db, caller) is not null
            || await apps.AddAsync(db, caller, device.Name, device.Seed, device.Setup) is not Outcome<string>.Done { Value: var serial })
        {
            throw new StepLostException();
        }

        await records.EnrolledAsync(db, attempt, serial, context);
    }

    /// <summary>The same input once it was found that the name is another's; nothing for every other input.</summary>
    public static SignInInput? Late(SignInInput input) =>
        input is SignInInput.FactorEnrolled { New: not null } ? new SignInInput.FactorEnrolled(null, FactorRefusals.NameTaken) : null;
}
