using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Credentials;

/// <summary>A code that was sent: its id stays with the attempt, the code itself is only in the letter.</summary>
internal sealed record IssuedCode(string Id, string Code);

internal enum CodeVerdict
{
    Right,
    Wrong,

    /// <summary>Used up, expired or tried too often: only a new code helps.</summary>
    Dead,
}

/// <summary>Six-digit codes sent by mail. Each works once, for the purpose and the attempt it was sent for.</summary>
internal sealed class EmailCodes(Database database, AttemptGuard guard, Sealer sealer, SecretSource random, CodeOptions options, TimeProvider clock)
{
    private const int Digits = 6;

    public async Task<IssuedCode> IssueAsync(DbSession session, string purpose, string address)
    {
        var now = clock.GetUtcNow();
        var issued = new IssuedCode(random.Token(16), random.Digits(Digits));
        await EmailCodeStore.InsertAsync(session, new EmailCodeRow
        {
            Id = issued.Id,
            Purpose = purpose,
            Address = address,
            Mac = sealer.Mark($"{purpose}/{issued.Id}", issued.Code),
            CreatedAt = now.ToUnixTimeMilliseconds(),
            ExpiresAt = (now + options.Lifetime).ToUnixTimeMilliseconds(),
        });
        return issued;
    }

    /// <summary>
    /// Counts a try on the code, then compares. A right code is not spent yet: <see cref="SpendAsync"/> does that in the
    /// transaction that acts on it.
    /// </summary>
    public async Task<CodeVerdict> VerifyAsync(string id, string purpose, string typed)
    {
        if (await guard.ReserveAsync(id, options.Tries) is not GuardVerdict.Reserved)
        {
            return CodeVerdict.Dead;
        }

        var row = await database.ReadAsync(session => EmailCodeStore.FindAsync(session, id));
        if (row is null || row.Purpose != purpose || row.SpentAt is not null || row.ExpiresAt <= clock.GetUtcNow().ToUnixTimeMilliseconds())
        {
            return CodeVerdict.Dead;
        }

        return Matches(row, typed) ? CodeVerdict.Right : CodeVerdict.Wrong;
    }

    /// <summary>Spends the code in one statement; false when somebody was faster or it expired meanwhile.</summary>
    public Task<bool> SpendAsync(DbSession session, string id) => EmailCodeStore.SpendAsync(session, id, clock.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>How long until another code may be sent; zero when it may.</summary>
    public TimeSpan ResendWait(DateTimeOffset lastSent)
    {
        var wait = lastSent + options.ResendAfter - clock.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>White space, as mail programs add it when a code is copied, does not count.</summary>
    private bool Matches(EmailCodeRow row, string typed)
    {
        var digits = string.Concat(typed.Where(static each => !char.IsWhiteSpace(each)));
        var keyId = row.Mac[..row.Mac.IndexOf('.', StringComparison.Ordinal)];
        var mark = digits.Length == Digits ? sealer.MarkUnder(keyId, $"{row.Purpose}/{row.Id}", digits) : null;
        return mark is not null && System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.ASCII.GetBytes(mark), System.Text.Encoding.ASCII.GetBytes(row.Mac));
    }
}
