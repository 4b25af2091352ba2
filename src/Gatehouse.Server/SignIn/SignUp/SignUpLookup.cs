using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Machine;

namespace Gatehouse.Server.SignIn.SignUp;

/// <summary>Looks up what a step needs to know; it asks the same of an address in use and of a free one.</summary>
internal sealed class SignUpLookup(OneTimeLinks links, LetterAllowance letters, SignInOptions options, CodeOptions codes)
{
    /// <summary>As the letters of a sign-up are counted.</summary>
    public const string LetterSort = "sign-up";

    public async Task<SignUpFacts> FindFactsAsync(DbSession db, SignUpAttempt attempt) => new(
        attempt.LinkId is { } id ? (await links.FindByIdAsync(db, KindOf(attempt.Way), id))?.State ?? LinkState.Unknown : null,
        options.Challenge != ChallengeRule.Off,
        codes.MostSent,
        attempt.Way == SignUpWay.Open ? await letters.FindWaitAsync(db, LetterSort, EmailOf(attempt)) : TimeSpan.Zero);

    public static string KindOf(SignUpWay way) => way == SignUpWay.SetUp ? AccountLinks.SetUp : AccountLinks.Invitation;

    /// <summary>It was read once already, when the attempt began.</summary>
    public static EmailAddress EmailOf(SignUpAttempt attempt) =>
        EmailAddress.TryRead(attempt.Email, out var email) ? email : throw new InvalidOperationException("A sign-up was kept without a readable address.");
}
