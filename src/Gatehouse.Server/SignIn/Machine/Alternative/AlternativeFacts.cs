using Gatehouse.Server.Foundation.Phones;

namespace Gatehouse.Server.SignIn.Machine.Alternative;

/// <summary>How the waiting period stands, where the installation has one.</summary>
internal enum AlternativeWait
{
    None,
    NotBegun,
    Running,
    Over,
}

/// <summary>What of the way back without a device is open to the owner.</summary>
/// <param name="Phone">The phone on file, once its owner has proved it.</param>
/// <param name="CanSend">Whether mail and messages can be sent at all.</param>
/// <param name="ReadyAt">When the wait is over; only while it runs.</param>
internal sealed record AlternativeFacts(PhoneNumber? Phone, bool CanSend, AlternativeWait Wait, DateTimeOffset? ReadyAt)
{
    public static AlternativeFacts None { get; } = new(null, false, AlternativeWait.None, null);

    public bool IsOpen => CanSend && Phone is not null;
}
