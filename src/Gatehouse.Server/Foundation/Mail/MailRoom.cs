using Gatehouse.Server.Foundation.Mail.Smtp;
using Gatehouse.Server.Foundation.Mail.Writing;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Upkeep;

namespace Gatehouse.Server.Foundation.Mail;

internal static class MailRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSettings<BrandOptions>();
        services.AddSettings<MailOptions>();
        services.AddSettings<SmtpOptions>();
        services.AddSettings<SenderOptions>();
        services.AddSingleton<SenderAddresses>();
        services.AddSingleton<MailReadiness>();
        services.AddSingleton<MailMetrics>();
        services.AddSingleton<LetterWriter>();
        services.AddSingleton<SmtpSession>();
        services.AddSingleton<Postman>();
        services.AddSingleton<MailWake>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<OutboxList>();
        services.AddSingleton<KeptLetters>();
        services.AddSingleton<MailDelivery>();
        services.AddSingleton<MailSender>();
        services.AddHostedService(static provider => provider.GetRequiredService<MailSender>());
        services.AddSingleton<IUpkeep, MailUpkeep>();
        services.AddSingleton(new SealedColumn("mail_outbox", "id", "sealed_content", Outbox.Purpose));
    }
}
