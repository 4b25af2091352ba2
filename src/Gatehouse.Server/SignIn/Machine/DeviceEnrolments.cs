using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Factors.Passkeys;
using Gatehouse.Server.People.Users.Devices;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>A first device at the door: what the page shows, what its codes prove, and how the device gets to its owner.</summary>
internal sealed class DeviceEnrolments(
    Database database,
    SignInLookup lookup,
    TotpEnrolment enrolment,
    PasskeyRegistration registration,
    OwnAuthenticatorApps apps,
    OwnPasskeys passkeys,
    DirectoryAuthenticatorApps workforceApps,
    DirectoryPasskeys workforcePasskeys,
    SignInRecords records)
{
    /// <summary>The same key as before, as long as it is good: the app has it already.</summary>
    public StartedTotp Show(SignInAttempt attempt, string? token)
    {
        var (owner, name, account) = (CredentialOwner.Read(attempt.Owner), attempt.UserName ?? "root", attempt.Portal ?? attempt.AccountName ?? attempt.AccountId!);
        return enrolment.Find(token ?? "", owner, name, account) ?? enrolment.Start(owner, name, account);
    }

    /// <summary>A new question for the browser. Password managers show the names whenever they offer the passkey.</summary>
    public Task<StartedPasskey> AskAsync(SignInAttempt attempt, CancellationToken cancellation)
    {
        var name = attempt.UserName is { } user ? $"{user} @ {attempt.Portal ?? attempt.AccountName ?? attempt.AccountId}" : attempt.Identifier;
        return registration.StartAsync(
            CredentialOwner.Read(attempt.Owner), attempt.Kind == UserKind.Workforce ? null : attempt.AccountId, name, name, passwordless: false, cancellation);
    }

    /// <summary>Nothing of a passkey can be guessed, so no try is counted.</summary>
    public SignInInput Check(SignInView view, SignInPost.PasskeyEnrolment post) =>
        DeviceName.FindProblem(post.Name) is { } misnamed ? new SignInInput.FactorEnrolled(null, misnamed)
        : registration.Finish(CredentialOwner.Read(view.Attempt.Owner), post.Token, post.Answer) switch
        {
            Outcome<MadePasskey>.Done { Value: var made } => new SignInInput.FactorEnrolled(new NewDevice.Passkey(post.Name, made), null),
            Outcome<MadePasskey>.Refused { Refusal: var refusal } => new SignInInput.FactorEnrolled(null, refusal),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };

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
            Outcome<TotpSetup>.Done { Value: var setup } => new SignInInput.FactorEnrolled(new NewDevice.App(post.Name, seed, setup), null),
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
        if (await AddAsync(db, attempt, device, caller) is not Outcome<string>.Done { Value: var serial })
        {
            throw new StepLostException();
        }

        if (attempt.Kind != UserKind.Workforce)
        {
            await records.EnrolledAsync(db, attempt, serial, context);
        }
    }

    /// <summary>The same input once it was found that the name is another's; nothing for every other input.</summary>
    public static SignInInput? Late(SignInInput input) =>
        input is SignInInput.FactorEnrolled { New: not null } ? new SignInInput.FactorEnrolled(null, FactorRefusals.NameTaken) : null;

    private async Task<Outcome<string>> AddAsync(DbSession db, SignInAttempt attempt, NewDevice device, Caller caller)
    {
        if (attempt.Kind != UserKind.Workforce && await OwnAuthenticatorApps.TakeAsync(db, caller) is { } gone)
        {
            return gone;
        }

        return (device, attempt.Kind) switch
        {
            (NewDevice.App app, UserKind.Workforce) => await workforceApps.AddAsync(db, attempt.UserId!, app.Name, app.Seed, app.Setup, caller),
            (NewDevice.Passkey passkey, UserKind.Workforce) => await workforcePasskeys.AddAsync(db, attempt.UserId!, passkey.Name, passkey.Made, caller),
            (NewDevice.App app, _) => await apps.AddAsync(db, caller, app.Name, app.Seed, app.Setup),
            (NewDevice.Passkey passkey, _) => await passkeys.AddAsync(db, caller, passkey.Name, passkey.Made),
            _ => throw new ArgumentOutOfRangeException(nameof(device)),
        };
    }
}
