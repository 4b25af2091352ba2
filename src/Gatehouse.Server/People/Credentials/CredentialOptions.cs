using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.People.Credentials;

/// <summary>Settings under <c>Credentials</c>.</summary>
[SettingsSection("Credentials")]
internal sealed record CredentialOptions
{
    [Setting("How many password hashes are computed at a time; 0 for as many as there are cores.")]
    public int HashConcurrency { get; set; }

    [Setting("How many password hashes may wait; over that, sign-in answers 503 with Retry-After.")]
    public int HashQueue { get; set; } = 512;

    [Setting("The address of an outside range service of breached passwords (k-anonymity); empty for none.")]
    public string BreachedRangeUrl { get; set; } = "";
}
