namespace Gatehouse.Server.Foundation.Phones;

/// <summary>A message on its way; its states are those of <see cref="Mail.MailState"/>.</summary>
internal sealed record PhoneRow
{
    public string Id { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Way { get; init; } = "";

    /// <summary>In E.164 form.</summary>
    public string Recipient { get; init; } = "";

    /// <summary>Nothing once the message has gone.</summary>
    public string? SealedContent { get; init; }

    public string State { get; init; } = "";

    /// <summary>How often it was claimed; it also tells one claim from the next.</summary>
    public long Tries { get; init; }

    public long NextTryAt { get; init; }

    public string? LastAnswer { get; init; }

    public long CreatedAt { get; init; }

    public long? FinishedAt { get; init; }
}
