namespace Gatehouse.Server.Foundation.Mail;

internal sealed record MailCount
{
    public long Queued { get; init; }

    public long Due { get; init; }
}
