using System.Security.Cryptography;
using System.Text.Json;
using Gatehouse.Protocols.Aws;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Providers.Saml;

/// <summary>A private key that opens the provider's encrypted assertions.</summary>
internal sealed record SamlKey(string Id, string Pem, DateTimeOffset AddedAt);

/// <summary>The private keys of a provider: all of them sealed as one text.</summary>
internal sealed class SamlKeys(Sealer sealer, SecretSource random, TimeProvider clock)
{
    /// <summary>What they are sealed for.</summary>
    public const string Purpose = "saml-provider-keys";

    /// <summary>One in use and one that follows it.</summary>
    private const int Most = 2;

    public string Seal(IReadOnlyList<SamlKey> keys) => sealer.Seal(Purpose, JsonSerializer.Serialize(keys));

    public IReadOnlyList<SamlKey> Open(SamlProvider provider) =>
        sealer.OpenText(Purpose, provider.SealedKeys) is { } text
            ? JsonSerializer.Deserialize<List<SamlKey>>(text)!
            : throw new InvalidOperationException($"The keys of {provider.Arn} were sealed by a key file that is gone.");

    /// <summary>With what a request takes away and adds, in this order: a full list can be renewed in one call.</summary>
    public Outcome<IReadOnlyList<SamlKey>> Change(IReadOnlyList<SamlKey> keys, string? remove, string? add, string? mode)
    {
        if (remove is not null && !keys.Any(key => key.Id == remove))
        {
            return IamRefusals.NoSuchEntity($"The private key with id {remove} cannot be found.");
        }

        List<SamlKey> changed = [.. keys.Where(key => key.Id != remove)];
        if (add is not null)
        {
            if (!IsRsaKey(add))
            {
                return IamRefusals.InvalidInput("The private key is not an RSA key in PEM format.");
            }

            changed.Add(new(random.Text(UniqueId.RandomLength + 7, UniqueId.Alphabet), add, clock.GetUtcNow()));
        }

        return changed.Count > Most ? IamRefusals.LimitExceeded("PrivateKeysPerSAMLProvider", Most)
            : mode == SamlProvider.Required && changed.Count == 0 ? IamRefusals.InvalidInput("Encrypted assertions cannot be required without a private key.")
            : changed;
    }

    private static bool IsRsaKey(string pem)
    {
        try
        {
            using var key = RSA.Create();
            key.ImportFromPem(pem);
            _ = key.ExportRSAPrivateKey();
            return true;
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException)
        {
            return false;
        }
    }
}
