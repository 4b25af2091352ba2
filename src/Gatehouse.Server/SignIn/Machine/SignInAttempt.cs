namespace Gatehouse.Server.SignIn.Machine;

/// <summary>One person's way from "who are you" to a session, so far. It is a row, so that any node can take the next step.</summary>
/// <param name="Identifier">As typed, to be shown back.</param>
/// <param name="Owner">Whose credentials are asked for; a stand-in's when nobody has that name.</param>
/// <param name="AccountId">Nothing for a stand-in.</param>
/// <param name="ReturnTo">A path of ours.</param>
/// <param name="BegunInARush">Its network was starting sign-ins faster than people do.</param>
/// <param name="ChallengeSolved">Holds until the next wrong password.</param>
/// <param name="CodeId">The code in the last letter, if one was sent.</param>
internal sealed record SignInAttempt(
    UserKind Kind,
    string Identifier,
    string Owner,
    string? AccountId,
    string ReturnTo,
    bool RememberIdentifier,
    bool BegunInARush,
    bool ChallengeSolved = false,
    bool PasswordProved = false,
    bool EmailCodeProved = false,
    string? CodeId = null,
    int CodesSent = 0,
    DateTimeOffset? CodeSentAt = null,
    bool Finished = false)
{
    public bool IsStandIn => AccountId is null;
}
