using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.SignIn.SignUp;

/// <summary>Why nobody, or not this person, can make an account now.</summary>
internal enum SignUpBar
{
    None,
    InvitationOnly,
    Closed,

    /// <summary>No letter can be sent, so no address can be proved.</summary>
    NoMail,
}

internal abstract record SignUpStartAnswer
{
    private SignUpStartAnswer()
    {
    }

    internal sealed record Begun(SignUpView View) : SignUpStartAnswer;

    /// <summary>The address has got its letters for this hour.</summary>
    internal sealed record TooManyLetters(TimeSpan Wait) : SignUpStartAnswer;

    internal sealed record LinkGone(LinkState State) : SignUpStartAnswer;
}

/// <summary>The three ways in. Looking at a link never spends it; beginning with it does not either.</summary>
internal sealed class SignUpStart(
    Database database,
    SignUpLookup lookup,
    SignUpEffects effects,
    OneTimeLinks links,
    BrowserToken browser,
    MailReadiness mail,
    SignUpOptions rule,
    SignInOptions options,
    SecretSource random,
    TimeProvider clock)
{
    public SignUpBar FindBar(SignUpWay way) => way switch
    {
        SignUpWay.SetUp => SignUpBar.None,
        _ when rule.SignUp == SignUpRule.Closed => SignUpBar.Closed,
        SignUpWay.Open when rule.SignUp == SignUpRule.Invitation => SignUpBar.InvitationOnly,
        _ => mail.CanSend ? SignUpBar.None : SignUpBar.NoMail,
    };

    public async Task<(LinkState State, EmailAddress? Email)> FindLinkAsync(SignUpWay way, string? token)
    {
        var link = await FindAsync(way, token);
        return (link?.State ?? LinkState.Unknown, EmailAddress.TryRead(link?.Data, out var email) ? email : null);
    }

    public async Task<SignUpStartAnswer> BeginAsync(HttpContext context, EmailAddress email, string accountName)
    {
        var attempt = new SignUpAttempt(SignUpWay.Open, email.Text, accountName);
        try
        {
            return await BeginAsync(context, attempt);
        }
        catch (StepLostException)
        {
            // The last letter of the hour went to another request of the same moment.
            return new SignUpStartAnswer.TooManyLetters((await database.ReadAsync(db => lookup.FindFactsAsync(db, attempt))).LettersWait);
        }
    }

    /// <param name="email">Only for the set-up link; an invitation names its own.</param>
    public async Task<SignUpStartAnswer> BeginByLinkAsync(HttpContext context, SignUpWay way, string? token, EmailAddress? email, string accountName)
    {
        if (await FindAsync(way, token) is not { State: LinkState.Usable } link)
        {
            return new SignUpStartAnswer.LinkGone((await FindAsync(way, token))?.State ?? LinkState.Unknown);
        }

        var address = way == SignUpWay.Invitation ? link.Data : email?.Text;
        return await BeginAsync(context, new SignUpAttempt(way, address ?? "", accountName, link.Id));
    }

    private async Task<SignUpStartAnswer> BeginAsync(HttpContext context, SignUpAttempt attempt)
    {
        var place = SignInPlace.Of(context, browser.Ensure(context));
        var id = random.Token();
        return await database.WriteAsync<SignUpStartAnswer>(async db =>
        {
            var facts = await lookup.FindFactsAsync(db, attempt);
            var step = SignUpMachine.Step(attempt, facts, new SignUpInput.Begun(), clock.GetUtcNow());
            if (step.Notice is SignUpNotice.TooManyLetters { Wait: var wait })
            {
                return new SignUpStartAnswer.TooManyLetters(wait);
            }

            var (begun, _) = await effects.ApplyAsync(db, step, place, null, context);
            await SignUpStore.InsertAsync(db, id, place.BrowserHash, begun, clock.GetUtcNow() + options.AttemptLifetime);
            return new SignUpStartAnswer.Begun(new(id, begun, step.Prompt, null, facts));
        });
    }

    private async Task<OneTimeLink?> FindAsync(SignUpWay way, string? token) =>
        string.IsNullOrEmpty(token) ? null : await database.ReadAsync(db => links.FindAsync(db, SignUpLookup.KindOf(way), token));
}
