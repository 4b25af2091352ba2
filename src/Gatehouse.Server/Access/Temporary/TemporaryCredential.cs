using Gatehouse.Server.Foundation.Operations;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>A short-lived key as it is stored.</summary>
/// <param name="Kind">Of its principal: <c>AssumedRole</c>, <c>FederatedUser</c>, <c>IAMUser</c> or <c>Root</c>.</param>
/// <param name="Name">The role session's or federated user's name; the user's own name for session tokens.</param>
/// <param name="IssuedBy">Whose credentials asked for it, such as <c>iam:AIDA…</c>: when those fall, it falls.</param>
internal sealed record TemporaryCredential(
    string AccessKeyId,
    string Kind,
    string AccountId,
    string Name,
    string IssuedBy,
    CallerSession Facts,
    DateTimeOffset ExpiresAt);

/// <summary>What is handed out, once.</summary>
internal sealed record Credentials(string AccessKeyId, string SecretAccessKey, string SessionToken, DateTimeOffset Expiration);
