namespace Gatehouse.Server.People.Organizations.Members;

/// <summary>What became of a wish for an account.</summary>
internal sealed record AccountRequest(
    string Id, string OrganizationId, string AccountName, string State, string? AccountId, string? FailureReason, DateTimeOffset RequestedAt, DateTimeOffset CompletedAt)
{
    public const string InProgress = "IN_PROGRESS";
    public const string Succeeded = "SUCCEEDED";
    public const string Failed = "FAILED";
}

/// <summary>The same as the service shows it.</summary>
internal sealed record CreateAccountStatus
{
    public required string Id { get; init; }

    public required string AccountName { get; init; }

    public required string State { get; init; }

    public required DateTimeOffset RequestedTimestamp { get; init; }

    public DateTimeOffset? CompletedTimestamp { get; init; }

    public string? AccountId { get; init; }

    public string? FailureReason { get; init; }

    public static CreateAccountStatus Of(AccountRequest request) => new()
    {
        Id = request.Id,
        AccountName = request.AccountName,
        State = request.State,
        RequestedTimestamp = request.RequestedAt,
        CompletedTimestamp = request.CompletedAt,
        AccountId = request.AccountId,
        FailureReason = request.FailureReason,
    };
}

internal sealed record CreateAccountStatusReply(CreateAccountStatus CreateAccountStatus);
