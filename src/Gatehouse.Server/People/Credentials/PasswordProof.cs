using System.Globalization;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Credentials;

/// <summary>
/// Asks somebody signed in for the present password once more. It is a guess like one at the door, so it takes a try from the same
/// counter: a stolen session is no way around the throttle.
/// </summary>
internal sealed class PasswordProof(Database database, AttemptGuard guard, PasswordCheck check, TimeProvider clock)
{
    public const string Factor = "password";
    public const string Wrong = "CurrentPasswordWrong";

    /// <summary>Tells a wrong password from a missing permission where a wire has one code for both.</summary>
    public const string WrongReason = "wrong password";

    public const string TooMany = "TooManyTries";
    public const string Busy = "TooBusy";

    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(5);

    /// <summary>The try to give back in the transaction that acts on the proof, or why there is none.</summary>
    /// <param name="knownBrowser">The hash of the browser's mark, when its owner has signed in from it before.</param>
    public async Task<Outcome<ReservedTry>> ProveAsync(
        Caller caller, PlainPassword password, string? knownBrowser, CancellationToken cancellation)
    {
        var owner = CredentialOwner.Read(caller.Owner);
        var source = new TrySource(ClientNetwork.Of(caller.Origin.Address), knownBrowser);
        switch (await guard.ReserveAsync(owner, Factor, source))
        {
            case GuardVerdict.Refused { Wait: var wait }:
                var until = (clock.GetUtcNow() + wait).UtcDateTime.ToString("u", CultureInfo.InvariantCulture);
                return new Refusal(TooMany, RefusalKind.Throttled, "Too many tries. Wait before the next one.", $"throttled until {until}", wait);
            case GuardVerdict.Reserved { Try: var reserved }:
                return await check.VerifyAsync(owner, password, cancellation) switch
                {
                    PasswordVerdict.Right => reserved,
                    PasswordVerdict.Busy => await GiveBackAsync(reserved),
                    _ => new Refusal(Wrong, RefusalKind.Forbidden, "The current password was incorrect.", WrongReason),
                };
            default:
                throw new InvalidOperationException("The guard knows only yes and no.");
        }
    }

    /// <summary>Nothing was checked, so nothing counts.</summary>
    public async Task<Refusal> GiveBackAsync(ReservedTry reserved)
    {
        await database.WriteAsync(session => AttemptGuard.GiveBackAsync(session, reserved));
        return new Refusal(Busy, RefusalKind.Unavailable, "Too many passwords are being checked at this moment.", "hash queue full", ComeBack);
    }
}
