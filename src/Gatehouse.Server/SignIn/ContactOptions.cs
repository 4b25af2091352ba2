using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.SignIn;

/// <summary>Whom people of a suspended account turn to.</summary>
[SettingsSection("Support")]
internal sealed record ContactOptions : IJudgedOptions
{
    [Setting("Where an account that is suspended for unpaid dues can pay; empty for nowhere.")]
    public string PaymentUrl { get; set; } = "";

    public IEnumerable<string> Problems()
    {
        if (PaymentUrl.Length > 0 && !(Uri.TryCreate(PaymentUrl, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))
        {
            yield return "Gatehouse:Support:PaymentUrl must be an https address.";
        }
    }
}
