using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.People.Accounts.Status;

[SettingsSection("Accounts")]
internal sealed record ClosedAccountOptions : IJudgedOptions
{
    [Setting("How long a closed account can be brought back before its data are deleted.")]
    public TimeSpan KeepClosed { get; set; } = TimeSpan.FromDays(90);

    public IEnumerable<string> Problems()
    {
        if (KeepClosed < TimeSpan.FromSeconds(1))
        {
            yield return "Gatehouse:Accounts:KeepClosed must be at least one second; P90D is the default.";
        }
    }
}
