using System.Threading.Channels;

namespace Gatehouse.Server.Foundation.Mail;

/// <summary>Tells this node's sender that there is something to send; ten letters at once wake it once.</summary>
internal sealed class MailWake
{
    private readonly Channel<bool> calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => calls.Writer.TryWrite(true);

    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => calls.Reader.ReadAsync(cancellation);
}
