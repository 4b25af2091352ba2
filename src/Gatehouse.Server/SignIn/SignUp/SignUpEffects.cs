using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.SignIn.SignUp;

/// <summary>Does what the machine asked for, inside the one transaction that keeps the step.</summary>
internal sealed class SignUpEffects(
    AuditTrail audit,
    EmailCodes codes,
    OneTimeLinks links,
    LetterAllowance allowance,
    Outbox outbox,
    MailReadiness mail,
    OpenAccount accounts,
    BrowserSessions sessions,
    RootSessionOptions rootSessions,
    SignUpLetters letters,
    PublicAddress address,
    TimeProvider clock)
{
    public const string CodePurpose = "sign-up";

    /// <summary>The attempt as it must be saved, and the token of an opened session.</summary>
    /// <param name="present">Who is signed in in this browser now.</param>
    /// <exception cref="StepLostException">Another request took what this step needs.</exception>
    public async Task<(SignUpAttempt Attempt, string? SessionToken)> ApplyAsync(DbSession db, SignUpStep step, SignInPlace place, Session? present, HttpContext context)
    {
        var attempt = step.Attempt;
        string? token = null;
        foreach (var effect in step.Effects)
        {
            switch (effect)
            {
                case SignUpEffect.MailCode:
                    attempt = await MailCodeAsync(db, attempt, context);
                    break;
                case SignUpEffect.SpendCode spend:
                    if (!await codes.SpendAsync(db, spend.CodeId))
                    {
                        throw new StepLostException();
                    }

                    break;
                case SignUpEffect.OpenAccount:
                    (attempt, token) = await OpenAccountAsync(db, attempt, place, present, context);
                    break;
            }
        }

        return (attempt, token);
    }

    /// <summary>The same statements for a free address and for one in use: a count, a code, a letter.</summary>
    private async Task<SignUpAttempt> MailCodeAsync(DbSession db, SignUpAttempt attempt, HttpContext context)
    {
        var email = SignUpLookup.EmailOf(attempt);
        if (!await allowance.TakeAsync(db, SignUpLookup.LetterSort, email))
        {
            throw new StepLostException();
        }

        var owner = await AccountStore.FindByRootEmailAsync(db, email);
        var free = await AccountStore.IsFreeAsync(db, email);
        var issued = await codes.IssueAsync(db, CodePurpose, email.Text);
        await outbox.PostAsync(db, free ? letters.Code(email.Text, issued.Code, context)
            : owner is not null ? letters.EmailInUse(owner.RootEmail, context)
            : letters.EmailRetired(email.Text, context));
        return attempt with { IsDecoy = !free, CodeId = issued.Id };
    }

    private async Task<(SignUpAttempt Attempt, string? SessionToken)> OpenAccountAsync(
        DbSession db, SignUpAttempt attempt, SignInPlace place, Session? present, HttpContext context)
    {
        var account = await accounts.RunAsync(db, SignUpLookup.EmailOf(attempt), attempt.AccountName, attempt.Phc!, attempt.Way == SignUpWay.SetUp);
        if (account is null)
        {
            return (attempt with { LostEmail = true, Phc = null }, null);
        }

        // After the account, because an address in use must not cost a person the set-up link.
        if (attempt.LinkId is { } link && !await links.TakeByIdAsync(db, SignUpLookup.KindOf(attempt.Way), link))
        {
            throw new StepLostException();
        }

        await audit.AppendAsync(db, Tell(account, attempt, context));
        await audit.AppendAsync(db, TellSignIn(account, context));
        await KnownBrowserStore.RememberAsync(db, account.Root, place.BrowserHash, new() { Family = place.Family, Network = place.Network }, clock.GetUtcNow());
        await KnownBrowserStore.RememberNetworkAsync(db, place.Network, clock.GetUtcNow());
        if (mail.CanSend)
        {
            await outbox.PostAsync(db, letters.Welcome(account));
        }

        if (present is not null)
        {
            // One browser, one session: the cookie that held it is overwritten.
            await BrowserSessions.EndAsync(db, present.Owner, present.Id);
        }

        var proofs = attempt.Way == SignUpWay.SetUp ? "password" : "password email-code";
        var token = await sessions.OpenAsync(db, new("Root", account.Root, account.Id, proofs, rootSessions.Absolute, rootSessions.Idle), context);
        return (attempt with { AccountId = account.Id.Digits, Phc = null }, token);
    }

    private static AuditEvent Tell(Account account, SignUpAttempt attempt, HttpContext context) => new()
    {
        EventName = "CreateAccount",
        EventSource = "account.amazonaws.com",
        EventType = "AwsServiceEvent",
        RecipientAccountId = account.Id.Digits,
        UserIdentity = Identify(account),
        ServiceEventDetails = new JsonObject
        {
            ["accountId"] = account.Id.Digits,
            ["accountName"] = account.Name,
            ["email"] = account.RootEmail,
            ["way"] = attempt.Way.ToString(),
            ["ownsInstallation"] = account.OwnsInstallation,
        },
        Origin = RequestOrigins.Of(context),
    };

    private AuditEvent TellSignIn(Account account, HttpContext context) => new()
    {
        EventName = "ConsoleLogin",
        EventSource = "signin.amazonaws.com",
        EventType = "AwsConsoleSignIn",
        RecipientAccountId = account.Id.Digits,
        UserIdentity = Identify(account),
        ResponseElements = new JsonObject { ["ConsoleLogin"] = "Success" },
        AdditionalEventData = new JsonObject { ["LoginTo"] = address.To("/console"), ["MobileVersion"] = "No", ["MFAUsed"] = "No" },
        Origin = RequestOrigins.Of(context),
    };

    private static JsonObject Identify(Account account) => new()
    {
        ["type"] = "Root",
        ["principalId"] = account.Id.Digits,
        ["arn"] = $"arn:aws:iam::{account.Id.Digits}:root",
        ["accountId"] = account.Id.Digits,
        ["accessKeyId"] = "",
    };
}
