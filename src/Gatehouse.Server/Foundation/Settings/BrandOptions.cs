namespace Gatehouse.Server.Foundation.Settings;

/// <summary>How the installation calls itself; no page writes a name of its own.</summary>
[SettingsSection("Brand")]
internal sealed record BrandOptions : IJudgedOptions
{
    [Setting("The name that pages and letters show to people.")]
    public string Name { get; set; } = "Gatehouse";

    public IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 60 || Name.Any(char.IsControl))
        {
            yield return "Gatehouse:Brand:Name must be a name of 1 to 60 characters on one line.";
        }
    }
}
