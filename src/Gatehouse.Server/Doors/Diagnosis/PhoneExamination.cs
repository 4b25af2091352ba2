using Gatehouse.Server.Foundation.Phones;

namespace Gatehouse.Server.Doors.Diagnosis;

internal static class PhoneExamination
{
    /// <summary>Nothing is posted: a gateway sends, and charges for, whatever it is given.</summary>
    public static Task<IReadOnlyList<Finding>> RunAsync(Examined installation)
    {
        var readiness = installation.Get<PhoneReadiness>();
        Finding found = readiness switch
        {
            // The host alone: some gateways want a key in the address.
            { HasSender: true } => Finding.Ok("phone", $"text messages and calls are posted to {new Uri(installation.Get<WebhookOptions>().Url).Authority}, signed"),
            { HasPage: true } => Finding.Note("phone", "text messages and calls go to the phone page of this machine only; set Gatehouse:Phone:Webhook:Url to send them"),
            _ => Finding.Note("phone", "nobody carries text messages and calls, so a root user who lost an MFA device needs you ('gatehouse account recover'); set Gatehouse:Phone:Webhook:Url"),
        };
        return Task.FromResult<IReadOnlyList<Finding>>([found]);
    }
}
