using System.Text.Json;
using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.People.Factors.Passkeys;

/// <summary>What was asked of a browser, sealed: it travels through the page, and only its challenge's hash is ever stored, when it is spent.</summary>
/// <param name="Use"><see cref="Registration"/> or <see cref="Assertion"/>.</param>
/// <param name="Owner">Whose; nothing where any passkey may answer.</param>
/// <param name="VerifiesUser">Whether the authenticator must make sure of its owner.</param>
/// <param name="BoundTo">The sign-in or the browser that it was asked in; in another one the answer is worth nothing.</param>
internal sealed record PasskeyTicket(string Use, string? Owner, byte[] Challenge, bool VerifiesUser, long ExpiresAt, string? BoundTo = null)
{
    public const string Registration = "registration";
    public const string Assertion = "assertion";

    private const string Purpose = "passkey-ticket";

    public string Seal(Sealer sealer) => sealer.Seal(Purpose, JsonSerializer.Serialize(this));

    /// <summary>Nothing when it is too old, for another use or not ours.</summary>
    public static PasskeyTicket? Open(Sealer sealer, string token, string use, DateTimeOffset now) =>
        sealer.OpenText(Purpose, token) is { } text && JsonSerializer.Deserialize<PasskeyTicket>(text) is { } ticket
        && ticket.Use == use && now.ToUnixTimeMilliseconds() < ticket.ExpiresAt
            ? ticket
            : null;
}
