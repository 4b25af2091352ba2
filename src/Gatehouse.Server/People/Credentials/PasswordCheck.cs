using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Credentials;

internal abstract record PasswordVerdict
{
    private PasswordVerdict()
    {
    }

    /// <param name="Rehash">The same password under better parameters, with the hash it replaces; nothing when it is fine.</param>
    internal sealed record Right((string Old, string New)? Rehash) : PasswordVerdict;

    internal sealed record Wrong : PasswordVerdict;

    /// <summary>The hash queue is full; nothing was checked.</summary>
    internal sealed record Busy : PasswordVerdict;
}

/// <summary>Says whether a password is its owner's. It costs the same for an owner that does not exist or has none.</summary>
internal sealed class PasswordCheck(Database database, PasswordHasher hasher)
{
    private const int Remembered = 3;

    public async Task<PasswordVerdict> VerifyAsync(CredentialOwner owner, PlainPassword password, CancellationToken cancellation = default)
    {
        var stored = await database.ReadAsync(session => PasswordStore.FindAsync(session, owner), cancellation);
        return await hasher.VerifyAsync(password, stored ?? hasher.StandInHash, cancellation) switch
        {
            VerifyResult.Busy => new PasswordVerdict.Busy(),
            VerifyResult.Verified { Matches: true, NeedsRehash: var weak } when stored is not null =>
                new PasswordVerdict.Right(weak ? await RehashAsync(stored, password, cancellation) : null),
            _ => new PasswordVerdict.Wrong(),
        };
    }

    /// <summary>Whether it is one of the last three, the present one included; nothing when the hash queue is full.</summary>
    public async Task<bool?> IsRecentAsync(CredentialOwner owner, PlainPassword password, CancellationToken cancellation = default)
    {
        foreach (var old in await database.ReadAsync(session => PasswordStore.FindLastAsync(session, owner, Remembered), cancellation))
        {
            switch (await hasher.VerifyAsync(password, old, cancellation))
            {
                case VerifyResult.Busy:
                    return null;
                case VerifyResult.Verified { Matches: true }:
                    return true;
            }
        }

        return false;
    }

    private async Task<(string Old, string New)?> RehashAsync(string stored, PlainPassword password, CancellationToken cancellation) =>
        await hasher.HashAsync(password, cancellation) is HashResult.Hashed better ? (stored, better.Phc) : null;
}
