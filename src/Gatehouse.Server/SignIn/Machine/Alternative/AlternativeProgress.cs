using Gatehouse.Server.Foundation.Phones;

namespace Gatehouse.Server.SignIn.Machine.Alternative;

/// <summary>An attempt that goes on without the device. The mailed code's part of it stands in the attempt itself.</summary>
/// <param name="Number">The phone it began with: another one, verified meanwhile, does not finish it.</param>
/// <param name="Done">Everything was proved and waited for, and what to do with the devices was chosen.</param>
internal sealed record AlternativeProgress(string Number, bool Done = false);

/// <summary>A code by text or call, so far.</summary>
/// <param name="CodeId">The last one sent; nothing when the phone had had its share of messages.</param>
internal sealed record PhoneCodeProgress(string? CodeId, int Sent, DateTimeOffset SentAt, PhoneWay Way, bool Proved = false)
{
    /// <summary>Where the last one went.</summary>
    public string? Number { get; init; }
}
