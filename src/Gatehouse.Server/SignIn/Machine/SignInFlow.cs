using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Challenges;
using Gatehouse.Server.SignIn.Machine.Alternative;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>What a person sent, with its secrets still in it.</summary>
internal abstract record SignInPost(Prompt Answers)
{
    internal sealed record Challenge(string? Id, string? Answer) : SignInPost(Prompt.AskChallenge);

    internal sealed record Password(PlainPassword Given) : SignInPost(Prompt.AskPassword);

    internal sealed record EmailCode(string Typed) : SignInPost(Prompt.AskEmailCode);

    internal sealed record Totp(string Typed, bool Trust = false) : SignInPost(Prompt.AskTotp)
    {
        public override string ToString() => nameof(Totp);
    }

    internal sealed record TwoTotp(string First, string Second) : SignInPost(Prompt.ResyncTotp)
    {
        public override string ToString() => nameof(TwoTotp);
    }

    internal sealed record Passkey(string Token, string Answer, bool Trust = false) : SignInPost(Prompt.AskPasskey)
    {
        public override string ToString() => nameof(Passkey);
    }

    internal sealed record ChosenFactor(string? Serial) : SignInPost(Prompt.ChooseFactor);

    internal sealed record RecoveryCode(string Typed) : SignInPost(Prompt.AskRecoveryCode)
    {
        public override string ToString() => nameof(RecoveryCode);
    }

    /// <param name="Code2">Nothing where one code is enough.</param>
    internal sealed record Enrolment(string Name, string Token, string Code1, string? Code2) : SignInPost(Prompt.EnrolFactor)
    {
        public override string ToString() => nameof(Enrolment);
    }

    internal sealed record PasskeyEnrolment(string Name, string Token, string Answer) : SignInPost(Prompt.EnrolFactor)
    {
        public override string ToString() => nameof(PasskeyEnrolment);
    }

    internal sealed record SkipEnrolment() : SignInPost(Prompt.EnrolFactor);

    internal sealed record Resend() : SignInPost(Prompt.AskEmailCode);

    internal sealed record NewPassword(PlainPassword Chosen) : SignInPost(Prompt.SetNewPassword);
}

/// <summary>Where an attempt stands now.</summary>
internal sealed record SignInView(string Id, SignInAttempt Attempt, Prompt Prompt, SignInNotice? Notice, SignInFacts Facts)
{
    public Standing Standing => Facts.Standing;

    /// <summary>The owner's devices, the last used first.</summary>
    public IReadOnlyList<MfaDevice> Devices => Facts.Devices;
}

internal abstract record SignInAnswer
{
    private SignInAnswer()
    {
    }

    internal sealed record Next(SignInView View) : SignInAnswer;

    /// <summary>No such attempt in this browser, or it has run out.</summary>
    internal sealed record Gone : SignInAnswer;

    /// <summary>Too many passwords are being checked; the try was given back.</summary>
    internal sealed record Busy : SignInAnswer;
}

/// <summary>
/// The only shell around the machine, in four beats: read the attempt and the facts; reserve a try; check the secret outside any
/// transaction; step, and keep the step with all its effects in one short transaction that the attempt's version guards.
/// </summary>
internal sealed class SignInFlow(
    Database database,
    SignInLookup lookup,
    SignInEffects effects,
    AttemptGuard guard,
    PasswordCheck passwords,
    AgedPasswords aged,
    HandedPasswords handed,
    EmailCodes codes,
    DeviceCodes devices,
    PasskeyAnswers passkeys,
    AlternativeChecks alternative,
    DeviceEnrolments enrolments,
    PrintedCodes printed,
    SecurityChecks challenges,
    BrowserToken browser,
    BrowserSessions sessions,
    NetworkLimits limits,
    SignInOptions options,
    SecretSource random,
    TimeProvider clock)
{
    private const string CodePurpose = "sign-in";

    /// <summary>Starts an attempt for a root user's e-mail; it answers alike whether anybody has it or not.</summary>
    public Task<SignInView> BeginAsync(HttpContext context, EmailAddress email, string returnTo, bool remember) =>
        BeginAsync(
            context,
            new SignInAttempt(UserKind.Root, email.Text, "", null, returnTo, remember, false),
            (db, attempt) => SignInLookup.IdentifyRootAsync(db, email, attempt));

    /// <summary>Starts an attempt at a directory's portal; it answers alike whether anybody there has the name or not.</summary>
    /// <param name="portal">The last part of the portal's path, as it was given.</param>
    public Task<SignInView> BeginAsync(HttpContext context, WorkforceDirectory directory, string portal, string userName, string returnTo, bool remember) =>
        BeginAsync(
            context,
            new SignInAttempt(UserKind.Workforce, userName, "", null, returnTo, remember, false) { Portal = portal },
            (db, attempt) => WorkforceLookup.IdentifyAsync(db, directory, attempt));

    /// <summary>
    /// The IAM form: who, the answer to the security check where one was shown, and the password come in one post and are stepped in
    /// that order, each only if it is its turn. It answers alike whether account, user or password exist or not.
    /// </summary>
    public async Task<SignInAnswer> SignInAsync(
        HttpContext context, string accountName, string userName, string returnTo, bool remember, params IReadOnlyList<SignInPost> posts)
    {
        var begun = new SignInAttempt(UserKind.Iam, userName, "", null, returnTo, remember, false) { AccountName = accountName };
        var view = await BeginAsync(context, begun, lookup.IdentifyUserAsync);
        SignInAnswer answer = new SignInAnswer.Next(view);
        foreach (var post in posts)
        {
            if (answer is SignInAnswer.Next { View.Prompt: var prompt } && prompt == post.Answers)
            {
                answer = await SubmitAsync(context, view.Id, post);
            }
        }

        return answer;
    }

    /// <summary>A passkey alone. Who signs in is known only by its answer, so the attempt begins with it; where it fails, nothing of its owner is shown.</summary>
    /// <param name="door">The portal it was asked at, whose people alone may answer; nothing on the console's pages.</param>
    public async Task<SignInAnswer> SignInByPasskeyAsync(HttpContext context, SignInPost.Passkey post, string returnTo, PortalDoor? door)
    {
        var place = SignInPlace.Of(context, browser.Ensure(context));
        var (begun, input, reserved) = await passkeys.CheckAloneAsync(post, returnTo, door, place, context.RequestAborted);
        var view = await BeginAsync(context, begun, static (_, attempt) => Task.FromResult(attempt));
        return await KeepAsync(context, view.Id, input, reserved, place);
    }

    /// <summary>Whether somebody here would have to solve a security check first, whoever they say they are.</summary>
    /// <param name="isKnown">Whether they have signed in from this browser before.</param>
    public Task<bool> IsChallengeDueAsync(HttpContext context, bool isKnown)
    {
        var place = SignInPlace.Of(context, browser.Ensure(context));
        var stranger = new SignInAttempt(UserKind.Iam, "", CredentialOwner.Unknown("iam", "").ToString(), null, "/", false, false);
        return database.ReadAsync(
            async db => SignInMachine.PromptFor(stranger, await lookup.FindFactsAsync(db, stranger, place) with { BrowserIsKnown = isKnown }) == Prompt.AskChallenge,
            context.RequestAborted);
    }

    /// <summary>Where an attempt of this browser stands; nothing when it has run out or is somebody else's.</summary>
    public async Task<SignInView?> FindAsync(HttpContext context, string? id)
    {
        if (string.IsNullOrEmpty(id) || browser.FindHash(context) is not { } hash)
        {
            return null;
        }

        return await database.ReadAsync(async db =>
        {
            var stored = await AttemptStore.FindAsync(db, id, hash, clock.GetUtcNow());
            if (stored is null || stored.Attempt.Finished)
            {
                return null;
            }

            var facts = await lookup.FindFactsAsync(db, stored.Attempt, SignInPlace.Of(context, hash));
            return new SignInView(id, stored.Attempt, SignInMachine.PromptFor(stored.Attempt, facts), null, facts);
        });
    }

    /// <summary>Where an attempt of this browser led that is finished; nothing for one that is not, or is not there.</summary>
    public async Task<string?> FindGoalAsync(HttpContext context, string? id) =>
        !string.IsNullOrEmpty(id) && browser.FindHash(context) is { } hash
        && await database.ReadAsync(db => AttemptStore.FindAsync(db, id, hash, clock.GetUtcNow())) is { Attempt: { Finished: true, ReturnTo: var goal } }
            ? goal
            : null;

    private async Task<SignInView> BeginAsync(HttpContext context, SignInAttempt begun, Func<DbSession, SignInAttempt, Task<SignInAttempt>> identify)
    {
        var place = SignInPlace.Of(context, browser.Ensure(context));
        var rush = !limits.TryPass("sign-in-pace", context);
        var id = random.Token();
        return await database.WriteAsync(async db =>
        {
            var attempt = await identify(db, begun with { BegunInARush = rush, Workflow = random.Uuid().ToString() });
            var facts = await lookup.FindFactsAsync(db, attempt, place);
            var step = SignInMachine.Step(attempt, facts, new SignInInput.Identified(), clock.GetUtcNow());
            await AttemptStore.InsertAsync(db, id, place.BrowserHash, step.Attempt, clock.GetUtcNow() + options.AttemptLifetime);
            return new SignInView(id, step.Attempt, step.Prompt, null, facts);
        });
    }

    public async Task<SignInAnswer> SubmitAsync(HttpContext context, string? id, SignInPost post)
    {
        // 1. Read the attempt. A post that answers another prompt than the present one changes nothing: Back, a second tab, a replay.
        if (await FindAsync(context, id) is not { } view)
        {
            return new SignInAnswer.Gone();
        }

        if (!SignInMachine.MayShow(post.Answers, view.Prompt) || (post is SignInPost.RecoveryCode && !PrintedCodes.IsOffered(view.Attempt, view.Facts)))
        {
            return new SignInAnswer.Next(view);
        }

        // 2 and 3. Reserve a try, then check.
        var place = SignInPlace.Of(context, browser.Ensure(context));
        var (input, reserved) = await CheckAsync(view, post, place, context.RequestAborted);
        if (input is null)
        {
            return new SignInAnswer.Busy();
        }

        // 4. Step and keep.
        return await KeepAsync(context, view.Id, input, reserved, place);
    }

    /// <summary>No input means that the hash queue is full.</summary>
    private async Task<(SignInInput? Input, ReservedTry? Reserved)> CheckAsync(SignInView view, SignInPost post, SignInPlace place, CancellationToken cancellation)
    {
        var attempt = view.Attempt;
        switch (post)
        {
            case SignInPost.Challenge solved:
                return (new SignInInput.ChallengeSolved(await challenges.SolveAsync(solved.Id, solved.Answer)), null);
            case AlternativePost way:
                return await alternative.CheckAsync(view, way, place, cancellation);
            case SignInPost.EmailCode code when attempt.Alternative is not null:
                return await alternative.CheckMailedAsync(attempt, CodePurpose, code.Typed, place, cancellation);
            case SignInPost.EmailCode code:
                var verdict = attempt.CodeId is { } sent ? await codes.VerifyAsync(sent, CodePurpose, code.Typed) : CodeVerdict.Dead;
                return (new SignInInput.EmailCodeGiven(new(Judge(verdict), TimeSpan.Zero)), null);
            case SignInPost.Totp code:
                return (await devices.CheckAsync(view, code, place, cancellation), null);
            case SignInPost.TwoTotp pair:
                return (await devices.CheckAsync(view, pair, place, cancellation), null);
            case SignInPost.Passkey answer:
                return await passkeys.CheckAsync(view, answer, place, cancellation);
            case SignInPost.RecoveryCode code:
                return (await printed.CheckAsync(view, code, place, cancellation), null);
            case SignInPost.Enrolment enrolment:
                return (await enrolments.CheckAsync(view, enrolment, place, cancellation), null);
            case SignInPost.PasskeyEnrolment enrolment:
                return (enrolments.Check(view, enrolment), null);
            case SignInPost.SkipEnrolment:
                return (new SignInInput.EnrolmentSkipped(), null);
            case SignInPost.ChosenFactor chosen:
                return (new SignInInput.FactorChosen(chosen.Serial), null);
            case SignInPost.Resend:
                return (new SignInInput.ResendAsked(codes.ResendWait(attempt.CodeSentAt ?? DateTimeOffset.MinValue)), null);
            case SignInPost.NewPassword fresh:
                return (await (attempt.Kind == UserKind.Workforce ? handed.JudgeAsync(attempt, fresh.Chosen, cancellation) : aged.JudgeAsync(attempt, fresh.Chosen, cancellation)), null);
            case SignInPost.Password given:
                return await CheckPasswordAsync(CredentialOwner.Read(attempt.Owner), given.Given, place, cancellation);
            default:
                throw new ArgumentOutOfRangeException(nameof(post));
        }
    }

    private async Task<(SignInInput?, ReservedTry?)> CheckPasswordAsync(CredentialOwner owner, PlainPassword given, SignInPlace place, CancellationToken cancellation)
    {
        var source = await database.ReadAsync(db => lookup.FindSourceAsync(db, owner, place), cancellation);
        if (await guard.ReserveAsync(owner, SignInLookup.PasswordFactor, source) is not GuardVerdict.Reserved { Try: var reserved })
        {
            var wait = await database.ReadAsync(db => lookup.FindWaitAsync(db, owner, source), cancellation);
            return (new SignInInput.PasswordGiven(new(SecretVerdict.Throttled, wait)), null);
        }

        switch (await passwords.VerifyAsync(owner, given, cancellation))
        {
            case PasswordVerdict.Busy:
                await database.WriteAsync(db => AttemptGuard.GiveBackAsync(db, reserved), CancellationToken.None);
                return (null, null);
            case PasswordVerdict.Right right:
                if (right.Rehash is var (old, better))
                {
                    await database.WriteAsync(db => PasswordStore.RehashAsync(db, owner, old, better), CancellationToken.None);
                }

                return (new SignInInput.PasswordGiven(new(SecretVerdict.Right, TimeSpan.Zero)), reserved);
            default:
                return (new SignInInput.PasswordGiven(new(SecretVerdict.Wrong, reserved.Wait)), reserved);
        }
    }

    private async Task<SignInAnswer> KeepAsync(HttpContext context, string id, SignInInput input, ReservedTry? reserved, SignInPlace place)
    {
        try
        {
            var (view, token) = await database.WriteAsync(async db =>
            {
                var stored = await AttemptStore.FindAsync(db, id, place.BrowserHash, clock.GetUtcNow()) ?? throw new StepLostException();
                var facts = await lookup.FindFactsAsync(db, stored.Attempt, place);
                var step = CredentialTrail.Follow(stored.Attempt, input, SignInMachine.Step(stored.Attempt, facts, input, clock.GetUtcNow()));

                // A refused try is kept in the audit also when another request moved the attempt on; anything that gives something is not.
                if (!await AttemptStore.UpdateAsync(db, stored, step.Attempt) && step.Effects.Any(static each => each is not SignInEffect.AuditFailure and not SignInEffect.CountFailure and not SignInEffect.AuditCredential))
                {
                    throw new StepLostException();
                }

                if (step.Effects.Any(static each => each is SignInEffect.OpenSession))
                {
                    // A page that was left or loaded again would never learn of its session: nothing is used up, and it asks once more.
                    context.RequestAborted.ThrowIfCancellationRequested();
                }

                var (attempt, opened) = await effects.ApplyAsync(db, step, reserved, place, context);
                if (attempt != step.Attempt)
                {
                    await AttemptStore.UpdateAsync(db, stored with { Version = stored.Version + 1 }, attempt);
                }

                if (step.Effects.Any(static each => each is SignInEffect.SetPassword))
                {
                    // What changed ended every attempt of its owner; the one it was done in goes on.
                    await AttemptStore.RestoreAsync(db, stored.Id, place.BrowserHash, attempt, clock.GetUtcNow() + options.AttemptLifetime);
                }

                return (new SignInView(id, attempt, step.Prompt, step.Notice, facts), opened);
            });
            if (token is not null)
            {
                sessions.Hand(context, token);
            }

            return new SignInAnswer.Next(view);
        }
        catch (StepLostException) when ((DeviceCodes.Late(input) ?? PrintedCodes.Late(input) ?? DeviceEnrolments.Late(input)) is { } late)
        {
            // Of two who bring one code at the same time, the second is refused like anybody with a wrong one, and recorded.
            return await KeepAsync(context, id, late, null, place);
        }
        catch (StepLostException)
        {
            // A session that is over is proved no more.
            return await FindAsync(context, id) is { Attempt.StepUpSession: null } now ? new SignInAnswer.Next(now with { Notice = input is SignInInput.EmailCodeGiven or SignInInput.PhoneCodeGiven ? new SignInNotice.CodeDead() : null }) : new SignInAnswer.Gone();
        }
    }

    private static SecretVerdict Judge(CodeVerdict verdict) => verdict switch
    {
        CodeVerdict.Right => SecretVerdict.Right,
        CodeVerdict.Wrong => SecretVerdict.Wrong,
        _ => SecretVerdict.Dead,
    };
}
