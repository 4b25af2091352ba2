using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.Foundation.Mail;

internal static class MailRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<MailWake>();
        services.AddSingleton<Outbox>();
        services.AddSingleton(new SealedColumn("mail_outbox", "id", "sealed_content", Outbox.Purpose));
    }
}
