namespace Gatehouse.Server.Foundation.Settings;

/// <summary>Where this installation lives: its address, its data, its Region.</summary>
[SettingsSection("")]
internal sealed record PlaceOptions : IJudgedOptions
{
    [Setting("The one address people and clients use; every letter and redirect is built from it. Without it the first of Urls is taken.")]
    public string PublicUrl { get; set; } = "";

    [Setting("The addresses the server listens on, comma separated.")]
    public string[] Urls { get; set; } = ["http://localhost:8080"];

    [Setting("The folder of the embedded database, the key file and the backups.")]
    public string DataDirectory { get; set; } = "data";

    [Setting("The Region that replies and records name.")]
    public string Region { get; set; } = "us-east-1";

    [Setting("A DNS domain whose host forms (console.DOMAIN and others) lead to the paths of PublicUrl.")]
    public string Domain { get; set; } = "";

    public IEnumerable<string> Problems()
    {
        if (PublicUrl.Length > 0 && !IsOrigin(PublicUrl))
        {
            yield return "Gatehouse:PublicUrl must be an address such as https://signin.example.com, without path, query or user name.";
        }

        if (Urls.Length == 0)
        {
            yield return "Gatehouse:Urls names no address to listen on; give one such as http://localhost:8080.";
        }
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == "http" || uri.Scheme == "https")
        && uri.AbsolutePath == "/" && uri.Query.Length == 0 && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0;
}
