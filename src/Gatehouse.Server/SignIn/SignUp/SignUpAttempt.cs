namespace Gatehouse.Server.SignIn.SignUp;

/// <summary>What lets a person make an account.</summary>
internal enum SignUpWay
{
    /// <summary>A code proves the e-mail.</summary>
    Open,

    /// <summary>The link was mailed to the address, so it proves it.</summary>
    Invitation,

    /// <summary>The link was printed at the server's terminal: whoever reads that owns the installation.</summary>
    SetUp,
}

/// <summary>One person's way to an account, so far. It is a row, so that any node can take the next step.</summary>
/// <param name="Email">As typed, or as invited.</param>
/// <param name="LinkId">The invitation or set-up link to be spent at the end.</param>
/// <param name="IsDecoy">The address has an account: its code was never mailed and matches nothing.</param>
/// <param name="Phc">The chosen password's hash, until the account is made.</param>
/// <param name="LostEmail">Somebody else made an account with this e-mail meanwhile.</param>
/// <param name="AccountId">The account that came of it.</param>
internal sealed record SignUpAttempt(
    SignUpWay Way,
    string Email,
    string AccountName,
    string? LinkId = null,
    bool IsDecoy = false,
    string? CodeId = null,
    int CodesSent = 0,
    DateTimeOffset? CodeSentAt = null,
    bool CodeProved = false,
    string? Phc = null,
    bool ChallengeSolved = false,
    bool LostEmail = false,
    string? AccountId = null);
