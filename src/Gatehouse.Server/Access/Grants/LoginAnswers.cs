using System.Text.Json;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants;

/// <summary>What is known of a DPoP proof that comes again.</summary>
internal abstract record KnownProof
{
    private KnownProof()
    {
    }

    internal sealed record New : KnownProof;

    /// <summary>The same request again, because its answer was lost: it gets that answer.</summary>
    internal sealed record Answered(CreateOAuth2TokenReply Reply) : KnownProof;

    /// <summary>Somebody uses a proof that was not made for this request.</summary>
    internal sealed record Replayed : KnownProof;
}

/// <summary>
/// Remembers proofs as long as they could be used. The AWS CLI sends the very same proof when it tries again, and a code can only be
/// spent once, so the answer is kept, sealed, beside the proof.
/// </summary>
internal sealed class LoginAnswers(Database database, Sealer sealer, TimeProvider clock)
{
    public const string Purpose = "login-answer";

    /// <summary>How far a proof's time may lie from ours.</summary>
    public static readonly TimeSpan ProofTolerance = TimeSpan.FromMinutes(5);

    public async Task<KnownProof> FindAsync(string proofId, string bodyHash, CancellationToken cancellation)
    {
        var row = await database.ReadAsync(session => LoginAnswerStore.FindAsync(session, proofId, clock.GetUtcNow()), cancellation);
        if (row is null)
        {
            return new KnownProof.New();
        }

        return row.BodyHash == bodyHash && sealer.Open(Purpose, row.SealedAnswer) is { } json
            ? new KnownProof.Answered(JsonSerializer.Deserialize<CreateOAuth2TokenReply>(json)!)
            : new KnownProof.Replayed();
    }

    /// <summary>Part of the transaction that spends the code. False when the proof was used meanwhile.</summary>
    public Task<bool> KeepAsync(DbSession session, string proofId, string bodyHash, CreateOAuth2TokenReply reply) =>
        LoginAnswerStore.InsertAsync(session, new()
        {
            ProofHash = proofId,
            BodyHash = bodyHash,
            SealedAnswer = sealer.Seal(Purpose, JsonSerializer.SerializeToUtf8Bytes(reply)),

            // Twice: a proof may come from the future as far as from the past.
            ExpiresAt = (clock.GetUtcNow() + (2 * ProofTolerance)).ToUnixTimeMilliseconds(),
        });
}
