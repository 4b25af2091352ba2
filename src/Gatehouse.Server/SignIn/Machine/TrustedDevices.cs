using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>Keeps that a person trusts this browser, with its family and network as they are now.</summary>
internal sealed class TrustedDevices(TrustedDeviceOptions options, SecretSource random, TimeProvider clock)
{
    public Task TrustAsync(DbSession db, CredentialOwner owner, SignInPlace place, HttpContext context)
    {
        var now = clock.GetUtcNow();
        return TrustedDeviceStore.PutAsync(db, owner, place.BrowserHash, place.Family, place.Network, new()
        {
            Id = random.Token(12),
            Browser = BrowserLabel.Of(RequestOrigins.Of(context).UserAgent),
            TrustedAt = now.ToUnixTimeMilliseconds(),
            ExpiresAt = now.AddDays(options.Days).ToUnixTimeMilliseconds(),
        });
    }
}
