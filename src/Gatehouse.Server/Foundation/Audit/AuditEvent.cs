using System.Text.Json.Nodes;

namespace Gatehouse.Server.Foundation.Audit;

/// <summary>One thing that happened, in CloudTrail's terms. Secrets never come here.</summary>
internal sealed record AuditEvent
{
    /// <summary>Such as <c>ConsoleLogin</c> or <c>PutAccountName</c>.</summary>
    public required string EventName { get; init; }

    /// <summary>Such as <c>signin.amazonaws.com</c>: AWS clients and SIEM rules look for these names.</summary>
    public required string EventSource { get; init; }

    /// <summary><c>AwsConsoleSignIn</c>, <c>AwsServiceEvent</c> or <c>AwsApiCall</c>.</summary>
    public string EventType { get; init; } = "AwsApiCall";

    /// <summary>The account that may read it; nothing when no account is concerned.</summary>
    public string? RecipientAccountId { get; init; }

    public JsonObject? UserIdentity { get; init; }

    public JsonObject? RequestParameters { get; init; }

    public JsonObject? ResponseElements { get; init; }

    public JsonObject? AdditionalEventData { get; init; }

    public JsonObject? ServiceEventDetails { get; init; }

    public string? ErrorCode { get; init; }

    /// <summary>What the outside was told.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Why really; shown to the account's own people, never to the one who was refused.</summary>
    public string? PrivateReason { get; init; }

    public bool Succeeded { get; init; } = true;

    public bool ReadOnly { get; init; }

    public required RequestOrigin Origin { get; init; }
}

/// <summary>Where a request came from.</summary>
/// <param name="Address">The peer's IP address.</param>
/// <param name="UserAgent">As sent, cut to 512 characters.</param>
/// <param name="Host">The Host header as the client sent it; for the record only.</param>
/// <param name="TlsVersion">Empty over plain http.</param>
internal sealed record RequestOrigin(string Address, string UserAgent, string Host, string TlsVersion, string TlsCipher, string RequestId)
{
    /// <summary>What the server does by itself or an operator does at its terminal.</summary>
    public static RequestOrigin Server { get; } = new("gatehouse", "gatehouse", "", "", "", "");
}
