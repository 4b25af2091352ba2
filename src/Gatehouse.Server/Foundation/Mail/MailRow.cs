namespace Gatehouse.Server.Foundation.Mail;

internal sealed record MailRow
{
    public string Id { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Sender { get; init; } = "";

    public string Recipient { get; init; } = "";

    /// <summary>Nothing once the letter has gone.</summary>
    public string? SealedContent { get; init; }

    public string State { get; init; } = "";

    /// <summary>How often it was claimed; it also tells one claim from the next.</summary>
    public long Tries { get; init; }

    public long NextTryAt { get; init; }

    public string? LastAnswer { get; init; }

    public long CreatedAt { get; init; }

    public long? FinishedAt { get; init; }
}
