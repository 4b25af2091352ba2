using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Doors.Aws.Signatures;

internal static class SignatureFailureStore
{
    public static Task InsertAsync(DbSession session, string accountId, SignatureFailure failure) =>
        session.ExecuteAsync(
            """
            INSERT INTO signature_failures (request_id, account_id, access_key_id, reason, canonical_request, string_to_sign, at)
            VALUES (@RequestId, @accountId, @AccessKeyId, @Reason, @CanonicalRequest, @StringToSign, @at)
            """,
            new
            {
                failure.RequestId,
                accountId,
                failure.AccessKeyId,
                failure.Reason,
                failure.CanonicalRequest,
                failure.StringToSign,
                at = failure.At.ToUnixTimeMilliseconds(),
            });

    /// <summary>Whoever knows a key's id could otherwise fill the table.</summary>
    public static Task KeepNewestAsync(DbSession session, string accountId, int most) =>
        session.ExecuteAsync(
            """
            DELETE FROM signature_failures WHERE account_id = @accountId AND request_id NOT IN
                (SELECT request_id FROM signature_failures WHERE account_id = @accountId ORDER BY at DESC, request_id LIMIT @most)
            """,
            new { accountId, most });

    public static Task DeleteBeforeAsync(DbSession session, DateTimeOffset before) =>
        session.ExecuteAsync("DELETE FROM signature_failures WHERE at < @before", new { before = before.ToUnixTimeMilliseconds() });

    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<SignatureFailure>> FindNewestAsync(DbSession session, string accountId, int most) =>
        [.. (await session.QueryAsync<Row>(
            """
            SELECT request_id, access_key_id, reason, canonical_request, string_to_sign, at
            FROM signature_failures WHERE account_id = @accountId ORDER BY at DESC, request_id LIMIT @most
            """,
            new { accountId, most })).Select(static row => row.ToFailure())];

    private sealed record Row
    {
        public string RequestId { get; init; } = "";

        public string AccessKeyId { get; init; } = "";

        public string Reason { get; init; } = "";

        public string CanonicalRequest { get; init; } = "";

        public string StringToSign { get; init; } = "";

        public long At { get; init; }

        public SignatureFailure ToFailure() =>
            new(RequestId, AccessKeyId, Reason, CanonicalRequest, StringToSign, DateTimeOffset.FromUnixTimeMilliseconds(At));
    }
}
