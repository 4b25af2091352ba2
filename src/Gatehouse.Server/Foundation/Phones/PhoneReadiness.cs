namespace Gatehouse.Server.Foundation.Phones;

/// <summary>Asked before anybody is promised a message.</summary>
internal sealed class PhoneReadiness(PhoneOptions phone, WebhookOptions webhook)
{
    public bool HasSender => webhook.Url.Length > 0;

    /// <summary>The development page exists, and messages stay readable there.</summary>
    public bool HasPage => phone.Page;

    public bool CanSend => HasSender || HasPage;
}
