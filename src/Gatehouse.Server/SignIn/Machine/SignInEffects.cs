using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Factors.Passkeys;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.SignIn.Machine.Alternative;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>The step lost a race: a code was spent or the attempt moved on meanwhile. Thrown to take the transaction back.</summary>
internal sealed class StepLostException : Exception;

/// <summary>Does what the machine asked for, inside the one transaction that keeps the step.</summary>
internal sealed class SignInEffects(
    SignInRecords records,
    CredentialRecords credentials,
    AuditTrail audit,
    FactorChanges factors,
    EmailCodes codes,
    Outbox outbox,
    BrowserSessions sessions,
    RootSessionOptions rootSessions,
    IamSessionOptions iamSessions,
    AgedPasswords aged,
    HandedPasswords handed,
    SignInLetters letters,
    AlternativeEffects alternative,
    DeviceEnrolments enrolments,
    PrintedCodes printed,
    TrustedDevices trust,
    SignInMetrics metrics,
    TimeProvider clock)
{
    private const int FailuresWorthALetter = 10;
    private const string CodePurpose = "sign-in";

    /// <summary>The attempt as it must be saved (a mailed code has an id only now), and the token of an opened session.</summary>
    public async Task<(SignInAttempt Attempt, string? SessionToken)> ApplyAsync(
        DbSession db, SignInStep step, ReservedTry? reserved, SignInPlace place, HttpContext context)
    {
        var attempt = step.Attempt;
        var owner = CredentialOwner.Read(attempt.Owner);
        string? token = null;
        foreach (var effect in step.Effects)
        {
            switch (effect)
            {
                case SignInEffect.AuditFailure or SignInEffect.AuditSuccess when attempt.StepUpSession is not null:
                    // Nobody signs in: what was shown once more is in the trail of credentials.
                    db.OnCommitted(() => metrics.Count(attempt.Kind, effect is SignInEffect.AuditSuccess ? "success" : "failure"));
                    break;
                case SignInEffect.AuditFailure failure:
                    await (attempt.Kind == UserKind.Workforce
                        ? PortalRecords.AppendAsync(audit, db, attempt, failure, context)
                        : records.RefusedAsync(db, attempt, failure, context));
                    db.OnCommitted(() => metrics.Count(attempt.Kind, "failure"));
                    break;
                case SignInEffect.AuditSuccess:
                    await (attempt.Kind == UserKind.Workforce
                        ? PortalRecords.AppendAsync(audit, db, attempt, null, context)
                        : records.SucceededAsync(db, attempt, context));
                    db.OnCommitted(() => metrics.Count(attempt.Kind, "success"));
                    break;
                case SignInEffect.AuditFactorAsked asked when attempt.Kind != UserKind.Workforce:
                    await records.FactorAskedAsync(db, attempt, asked.MfaType, context);
                    break;
                case SignInEffect.SpendTotp spend:
                    if (!await TotpDeviceCheck.SpendAsync(db, spend.Proof))
                    {
                        throw new StepLostException();
                    }

                    break;
                case SignInEffect.SpendPasskey spend:
                    if (!await PasskeyCheck.SpendAsync(db, spend.Proof))
                    {
                        throw new StepLostException();
                    }

                    break;
                case SignInEffect.TellCopied told:
                    await factors.TellAsync(db, owner, FactorChange.MaybeCopied, told.Device.Name, Caller.Nobody(RequestOrigins.Of(context)));
                    break;
                case SignInEffect.AuditCredential told:
                    await credentials.AppendAsync(db, attempt, told, context);
                    break;
                case SignInEffect.TellResynced told:
                    await records.ResyncedAsync(db, attempt, told.Device, context);
                    await factors.TellAsync(db, owner, FactorChange.Resynced, told.Device.Name, Caller.Nobody(RequestOrigins.Of(context)));
                    break;
                case SignInEffect.CountFailure:
                    await CountFailureAsync(db, attempt, owner, context);
                    break;
                case SignInEffect.GiveTryBack when reserved is not null:
                    await AttemptGuard.GiveBackAsync(db, reserved);
                    break;
                case SignInEffect.MailCode:
                    attempt = attempt with { CodeId = await MailCodeAsync(db, attempt, context) };
                    break;
                case SignInEffect.SendPhoneCode send:
                    attempt = await alternative.SendAsync(db, attempt, send);
                    break;
                case SignInEffect.Alternative { Deed: var deed }:
                    await alternative.ApplyAsync(db, attempt, deed, context);
                    break;
                case SignInEffect.SpendCode spend:
                    if (!await codes.SpendAsync(db, spend.CodeId))
                    {
                        throw new StepLostException();
                    }

                    if (attempt.Kind == UserKind.Workforce && spend.ByMail)
                    {
                        // The letter arrived, whoever wrote the address down.
                        await DirectoryUserStore.SetEmailVerifiedAsync(db, attempt.UserId!);
                    }

                    break;
                case SignInEffect.SetPassword chosen:
                    await (attempt.Kind == UserKind.Workforce
                        ? handed.ReplaceAsync(db, attempt.UserId!, chosen.Phc)
                        : aged.ReplaceAsync(db, attempt.UserId!, chosen.Phc));
                    break;
                case SignInEffect.StampPassword when attempt.Kind == UserKind.Iam:
                    await IamUserStore.TouchPasswordAsync(db, attempt.UserId!, clock.GetUtcNow());
                    break;
                case SignInEffect.ForgetTries:
                    await AttemptGuard.ForgetAsync(db, owner);
                    break;
                case SignInEffect.RememberBrowser:
                    await KnownBrowserStore.RememberAsync(db, owner, place.BrowserHash, new() { Family = place.Family, Network = place.Network }, clock.GetUtcNow());
                    await KnownBrowserStore.RememberNetworkAsync(db, place.Network, clock.GetUtcNow());
                    break;
                case SignInEffect.SpendRecoveryCode spend:
                    await printed.SpendAsync(db, spend.Proof, context);
                    break;
                case SignInEffect.AddDevice added:
                    await enrolments.AddAsync(db, attempt, added.Device, context);
                    break;
                case SignInEffect.TrustDevice:
                    await trust.TrustAsync(db, owner, place, context);
                    break;
                case SignInEffect.RefreshSession refreshed:
                    if (!await SessionStore.ProveAsync(db, owner, refreshed.Id, clock.GetUtcNow()))
                    {
                        throw new StepLostException();
                    }

                    break;
                case SignInEffect.OpenSession open:
                    await CountAsync(db, attempt, open.Proofs);
                    token = await sessions.OpenAsync(db, await DescribeSessionAsync(db, attempt, owner, open.Proofs), context);
                    break;
            }
        }

        return (attempt, token);
    }

    private async Task<NewSession> DescribeSessionAsync(DbSession db, SignInAttempt attempt, CredentialOwner owner, string proofs)
    {
        if (attempt.Kind == UserKind.Workforce)
        {
            var directory = await WorkforceDirectoryStore.FindAsync(db, attempt.DirectoryId!) ?? throw new StepLostException();
            var length = directory.Settings.SessionLength;
            return new(DirectoryUser.Kind, owner, null, proofs, length, length) { MfaAt = attempt.FactorProvedAt };
        }

        var (absolute, idle) = attempt.Kind == UserKind.Iam ? (iamSessions.Absolute, iamSessions.Idle) : (rootSessions.Absolute, rootSessions.Idle);
        return new(UserKindRules.Of(attempt.Kind).AuditType, owner, AccountId.Get(attempt.AccountId!), proofs, absolute, idle) { MfaAt = attempt.FactorProvedAt };
    }

    private async Task<string> MailCodeAsync(DbSession db, SignInAttempt attempt, HttpContext context)
    {
        if (attempt.Kind == UserKind.Workforce)
        {
            var user = await DirectoryUserStore.FindAsync(db, attempt.UserId!) ?? throw new StepLostException();
            var mailed = await codes.IssueAsync(db, CodePurpose, user.Email!);
            await outbox.PostAsync(db, letters.VerificationCode(user.Email!, mailed.Code, context) with { Sender = LetterSender.Directory });
            return mailed.Id;
        }

        var account = await AccountStore.FindAsync(db, AccountId.Get(attempt.AccountId!)) ?? throw new StepLostException();
        var issued = await codes.IssueAsync(db, CodePurpose, account.RootEmail);
        await outbox.PostAsync(db, letters.VerificationCode(account.RootEmail, issued.Code, context));
        return issued.Id;
    }

    /// <summary>By the last and strongest thing that was proved; people outside of accounts are in no account's figures.</summary>
    private Task CountAsync(DbSession db, SignInAttempt attempt, string proofs) =>
        attempt.AccountId is { } account ? SignInCountStore.AddAsync(db, account, proofs.Split(' ')[^1], clock.GetUtcNow()) : Task.CompletedTask;

    private async Task CountFailureAsync(DbSession db, SignInAttempt attempt, CredentialOwner owner, HttpContext context)
    {
        if (!await FailureLetterStore.CountAsync(db, owner, FailuresWorthALetter, clock.GetUtcNow()))
        {
            return;
        }

        if (attempt.Kind == UserKind.Workforce)
        {
            if (await DirectoryUserStore.FindAsync(db, attempt.UserId ?? "") is { Email: { } email } user)
            {
                await outbox.PostAsync(db, letters.FailedSignIns(email, user, attempt.Portal!, context));
            }
        }
        else if (attempt.AccountId is { } id && await AccountStore.FindAsync(db, AccountId.Get(id)) is { } account)
        {
            await outbox.PostAsync(db, letters.FailedSignIns(account.RootEmail, account, context));
        }
    }
}
