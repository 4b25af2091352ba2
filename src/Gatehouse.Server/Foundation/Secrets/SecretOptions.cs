using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Secrets;

[SettingsSection("Secrets")]
internal sealed record SecretOptions
{
    [Setting("The key file, kept apart from the database; empty for gatehouse.key in DataDirectory. Made at the first start, readable by its owner only.")]
    public string KeyFile { get; set; } = "";
}
