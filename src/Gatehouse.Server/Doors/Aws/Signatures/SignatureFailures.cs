using Gatehouse.Protocols.Aws.SigV4;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;

namespace Gatehouse.Server.Doors.Aws.Signatures;

/// <summary>Keeps what this server would have signed, for whoever looks for the difference. Nothing of it helps who does not have the key.</summary>
internal sealed class SignatureFailures(Database database, ApiOptions options, TimeProvider clock, ILogger<SignatureFailures> log) : IUpkeep
{
    public const int MostKept = 100;
    private const int LongestText = 8192;

    public static TimeSpan KeptFor { get; } = TimeSpan.FromDays(7);

    public TimeSpan Every { get; } = TimeSpan.FromHours(1);

    public Task RunAsync(DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync(session => SignatureFailureStore.DeleteBeforeAsync(session, now - KeptFor), cancellation);

    public async Task KeepAsync(Caller caller, SigV4Verdict.Refused refused, RequestOrigin origin, CancellationToken cancellation)
    {
        var failure = new SignatureFailure(
            origin.RequestId,
            caller.AccessKeyId ?? "",
            Clean(refused.Message),
            Clean(CanonicalSecrets.Hide(refused.CanonicalRequest ?? "")),
            Clean(refused.StringToSign ?? ""),
            clock.GetUtcNow());
        if (options.ShowWrongSignatures)
        {
            log.LogWarning(
                "Wrong signature of {AccessKeyId}: {Reason}\nCanonical request:\n{CanonicalRequest}\nString to sign:\n{StringToSign}",
                failure.AccessKeyId, failure.Reason, failure.CanonicalRequest, failure.StringToSign);
        }

        await database.WriteAsync(
            async session =>
            {
                await SignatureFailureStore.InsertAsync(session, caller.AccountId, failure);
                await SignatureFailureStore.KeepNewestAsync(session, caller.AccountId, MostKept);
            },
            cancellation);
    }

    /// <summary>The words of a wrong signature are the caller's: no control character of theirs reaches a database or a terminal.</summary>
    private static string Clean(string text) => string.Concat(
        text.Take(LongestText).Select(static letter => char.IsControl(letter) && letter != '\n' ? '\uFFFD' : letter));
}
