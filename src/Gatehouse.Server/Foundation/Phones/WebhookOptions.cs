using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Phones;

[SettingsSection("Phone:Webhook")]
internal sealed record WebhookOptions : IJudgedOptions
{
    private const int ShortestSecret = 16;

    [Setting("The https address that text messages and calls are posted to; empty for none. See docs/operating/phone.md.")]
    public string Url { get; set; } = "";

    [Setting("The secret that every post is signed with (HMAC-SHA256), of 16 characters or more.", Secret = true)]
    public string Secret { get; set; } = "";

    [Setting("The longest that one post may take, from connecting to the answer.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    public IEnumerable<string> Problems()
    {
        if (Url.Length > 0)
        {
            if (!Uri.TryCreate(Url, UriKind.Absolute, out var uri) || !IsSafe(uri) || uri.UserInfo.Length > 0)
            {
                yield return "Gatehouse:Phone:Webhook:Url must be an https address without a name in it; http is for this machine (localhost) only.";
            }

            if (Secret.Length < ShortestSecret)
            {
                yield return $"Gatehouse:Phone:Webhook:Secret must have {ShortestSecret} characters or more: whoever can post to the address could otherwise have messages sent.";
            }
        }

        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(2))
        {
            yield return "Gatehouse:Phone:Webhook:Timeout must be PT1S to PT2M.";
        }
    }

    private static bool IsSafe(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback);
}
