using System.Security.Cryptography;
using System.Text;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.SignIn.Challenges;

/// <summary>
/// Asks whether a person is there. The text lies sealed in the database beside the seed of its picture and its sound; only those two
/// leave the server, each always the same for one challenge, because two drawings of one text could be laid over each other.
/// </summary>
internal sealed class SecurityChecks(Database database, Sealer sealer, SecretSource random, TimeProvider clock)
{
    public const string Purpose = "challenge";
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private const int LongestId = 64;

    /// <summary>Makes a new challenge and returns its id.</summary>
    public async Task<string> IssueAsync(CancellationToken cancellation = default)
    {
        var id = random.Token(16);
        var content = $"{ChallengeText.Draw(random)} {random.Token()}";
        var expires = (clock.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds();
        await database.WriteAsync(session => ChallengeStore.InsertAsync(session, id, sealer.Seal(Purpose, content), expires), cancellation);
        return id;
    }

    /// <summary>The picture as PNG; nothing when the challenge is answered or too old.</summary>
    public async Task<byte[]?> DrawAsync(string id, CancellationToken cancellation) =>
        await OpenAsync(id, cancellation) is { } found ? ChallengePicture.Draw(found.Text, SourceFor(found.Seed, "picture")) : null;

    /// <summary>The sound as WAV; nothing when the challenge is answered or too old.</summary>
    public async Task<byte[]?> SpeakAsync(string id, CancellationToken cancellation) =>
        await OpenAsync(id, cancellation) is { } found ? ChallengeSound.Speak(found.Text, SourceFor(found.Seed, "sound")) : null;

    /// <summary>Takes the one answer that a challenge gets, right or wrong.</summary>
    public async Task<bool> SolveAsync(string? id, string? answer)
    {
        // What was never issued is not asked for: PostgreSQL takes no NUL in a text, and nobody needs a megabyte looked up.
        if (id is not { Length: > 0 and <= LongestId } || id.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        var taken = await database.WriteAsync(session => ChallengeStore.TakeAsync(session, id, clock.GetUtcNow().ToUnixTimeMilliseconds()));
        return taken is not null && Read(taken) is { } found && ChallengeText.Matches(found.Text, answer);
    }

    private async Task<(string Text, string Seed)?> OpenAsync(string id, CancellationToken cancellation) =>
        await database.ReadAsync(session => ChallengeStore.FindAsync(session, id, clock.GetUtcNow().ToUnixTimeMilliseconds()), cancellation) is { } kept
            ? Read(kept)
            : null;

    private (string Text, string Seed)? Read(string kept) =>
        sealer.OpenText(Purpose, kept)?.Split(' ') is [var text, var seed] ? (text, seed) : null;

    private static SeededSource SourceFor(string seed, string use) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{use}:{seed}")));
}
