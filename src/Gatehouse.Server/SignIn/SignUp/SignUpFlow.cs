using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Challenges;
using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.SignIn.SignUp;

/// <summary>What a person sent, with its secrets still in it.</summary>
internal abstract record SignUpPost(SignUpPrompt Answers)
{
    internal sealed record Code(string Typed) : SignUpPost(SignUpPrompt.AskCode);

    internal sealed record Resend() : SignUpPost(SignUpPrompt.AskCode);

    internal sealed record Password(PlainPassword Chosen) : SignUpPost(SignUpPrompt.AskPassword);

    internal sealed record Challenge(string? Id, string? Answer) : SignUpPost(SignUpPrompt.AskChallenge);
}

/// <summary>Where an attempt stands now.</summary>
internal sealed record SignUpView(string Id, SignUpAttempt Attempt, SignUpPrompt Prompt, SignUpNotice? Notice, SignUpFacts Facts);

internal abstract record SignUpAnswer
{
    private SignUpAnswer()
    {
    }

    internal sealed record Next(SignUpView View) : SignUpAnswer;

    /// <summary>No such attempt in this browser, or it has run out.</summary>
    internal sealed record Gone : SignUpAnswer;

    /// <summary>Too many passwords are being hashed; nothing was changed.</summary>
    internal sealed record Busy : SignUpAnswer;
}

/// <summary>
/// The shell around the machine: read the attempt; check what was sent outside any transaction; step, and keep the step with all its
/// effects in one short transaction that the attempt's version guards.
/// </summary>
internal sealed class SignUpFlow(
    Database database,
    SignUpLookup lookup,
    SignUpEffects effects,
    EmailCodes codes,
    RootPasswordChoice passwords,
    SecurityChecks challenges,
    BrowserToken browser,
    BrowserSessions sessions,
    TimeProvider clock)
{
    /// <summary>Where an attempt of this browser stands; nothing when it has run out or is somebody else's.</summary>
    public async Task<SignUpView?> FindAsync(HttpContext context, string? id)
    {
        if (string.IsNullOrEmpty(id) || browser.FindHash(context) is not { } hash)
        {
            return null;
        }

        return await database.ReadAsync(async db =>
        {
            if (await SignUpStore.FindAsync(db, id, hash, clock.GetUtcNow()) is not { } stored)
            {
                return null;
            }

            var facts = await lookup.FindFactsAsync(db, stored.Attempt);
            return new SignUpView(id, stored.Attempt, SignUpMachine.PromptFor(stored.Attempt, facts), null, facts);
        });
    }

    public async Task<SignUpAnswer> SubmitAsync(HttpContext context, string? id, SignUpPost post)
    {
        // 1. A post that answers another prompt than the present one changes nothing: Back, a second tab, a replay.
        if (await FindAsync(context, id) is not { } view)
        {
            return new SignUpAnswer.Gone();
        }

        if (view.Prompt != post.Answers)
        {
            return new SignUpAnswer.Next(view);
        }

        // 2. Check. A refused password has changed nothing, so there is nothing to keep.
        var (input, instead) = await CheckAsync(view, post, context.RequestAborted);
        return input is null ? instead! : await KeepAsync(context, view.Id, post.Answers, input);
    }

    private async Task<(SignUpInput? Input, SignUpAnswer? Instead)> CheckAsync(SignUpView view, SignUpPost post, CancellationToken cancellation)
    {
        var attempt = view.Attempt;
        switch (post)
        {
            case SignUpPost.Code code:
                var verdict = attempt.CodeId is { } sent ? await codes.VerifyAsync(sent, SignUpEffects.CodePurpose, code.Typed) : CodeVerdict.Dead;
                return (new SignUpInput.CodeGiven(Judge(verdict)), null);
            case SignUpPost.Resend:
                return (new SignUpInput.ResendAsked(codes.ResendWait(attempt.CodeSentAt ?? DateTimeOffset.MinValue)), null);
            case SignUpPost.Challenge solved:
                return (new SignUpInput.ChallengeSolved(await challenges.SolveAsync(solved.Id, solved.Answer)), null);
            case SignUpPost.Password chosen:
                return await passwords.JudgeAsync(chosen.Chosen, attempt.Email, attempt.AccountName, cancellation) switch
                {
                    PasswordChoice.Hashed { Phc: var phc } => (new SignUpInput.PasswordChosen(phc), null),
                    PasswordChoice.Refused { Problems: var problems } =>
                        (null, new SignUpAnswer.Next(view with { Notice = new SignUpNotice.PasswordRefused(problems) })),
                    _ => (null, new SignUpAnswer.Busy()),
                };
            default:
                throw new ArgumentOutOfRangeException(nameof(post));
        }
    }

    private async Task<SignUpAnswer> KeepAsync(HttpContext context, string id, SignUpPrompt answered, SignUpInput input)
    {
        var place = SignInPlace.Of(context, browser.Ensure(context));
        var session = await sessions.FindAsync(context);
        try
        {
            var (view, token) = await database.WriteAsync<(SignUpView?, string?)>(async db =>
            {
                if (await SignUpStore.FindAsync(db, id, place.BrowserHash, clock.GetUtcNow()) is not { } stored)
                {
                    return (null, null);
                }

                // Another request may have taken this step while the secret was checked.
                var facts = await lookup.FindFactsAsync(db, stored.Attempt);
                if (SignUpMachine.PromptFor(stored.Attempt, facts) is var present && present != answered)
                {
                    return (new(id, stored.Attempt, present, null, facts), null);
                }

                var step = SignUpMachine.Step(stored.Attempt, facts, input, clock.GetUtcNow());
                var (attempt, opened) = await effects.ApplyAsync(db, step, place, session, context);

                // A wrong code or answer changes nothing, so it needs no version and is told even where several come at once.
                if (attempt != stored.Attempt && !await SignUpStore.UpdateAsync(db, stored, attempt))
                {
                    throw new StepLostException();
                }

                // An effect may have learnt what the machine could not know: the e-mail went to somebody else.
                return (new SignUpView(id, attempt, SignUpMachine.PromptFor(attempt, facts), step.Notice, facts), opened);
            });
            if (token is not null)
            {
                sessions.Hand(context, token);
            }

            return view is null ? new SignUpAnswer.Gone() : new SignUpAnswer.Next(view);
        }
        catch (StepLostException)
        {
            return await FindAsync(context, id) is { } now ? new SignUpAnswer.Next(now) : new SignUpAnswer.Gone();
        }
    }

    private static SecretVerdict Judge(CodeVerdict verdict) => verdict switch
    {
        CodeVerdict.Right => SecretVerdict.Right,
        CodeVerdict.Wrong => SecretVerdict.Wrong,
        _ => SecretVerdict.Dead,
    };
}
