using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.People.Factors.Passkeys;

/// <summary>How passkeys are asked for.</summary>
[SettingsSection("Passkeys")]
internal sealed record PasskeyOptions : IJudgedOptions
{
    [Setting("The host that passkeys are bound to; empty for the host of PublicUrl. A parent domain of it may be named, or a host of Domain over https; passkeys made under another id stop working.")]
    public string RelyingPartyId { get; set; } = "";

    [Setting("Whether the maker's attestation of an authenticator's model is asked for; browsers warn people about it.")]
    public bool Attestation { get; set; }

    [Setting("How long a person has to touch the key.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);

    public IEnumerable<string> Problems()
    {
        if (RelyingPartyId.Length > 0 && (Uri.CheckHostName(RelyingPartyId) != UriHostNameType.Dns || RelyingPartyId.Any(char.IsAsciiLetterUpper)))
        {
            yield return "Gatehouse:Passkeys:RelyingPartyId must be a host name in lower case, such as example.com, or empty.";
        }

        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromHours(1))
        {
            yield return "Gatehouse:Passkeys:Timeout must be between one second and one hour.";
        }
    }
}
