using Gatehouse.Protocols.Aws;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>Hands out short-lived keys. The token holds 256 random bits and the table only its hash; the secret is sealed.</summary>
internal sealed class TemporaryCredentials(Sealer sealer, SecretSource random)
{
    public const string Purpose = "temporary-key";
    private const string SecretAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const int SecretLength = 40;

    /// <summary>Clients look at no more than the beginning; ours tells who made it.</summary>
    private const string TokenPrefix = "GHST";

    public async Task<Credentials> IssueAsync(
        DbSession session, string kind, string accountId, string name, string issuedBy, CallerSession facts, DateTimeOffset expires)
    {
        var seed = new byte[UniqueId.KeyRandomBytes];
        random.Fill(seed);
        var id = UniqueId.Key(UniqueId.TemporaryKey, accountId, seed);
        var secret = random.Text(SecretLength, SecretAlphabet);
        var token = TokenPrefix + random.Token();
        await TemporaryCredentialStore.InsertAsync(session, new(
            new(id, kind, accountId, name, issuedBy, facts, expires), sealer.Seal(Purpose, secret), SecretHash.Of(token)));
        return new(id, secret, token, expires);
    }
}
