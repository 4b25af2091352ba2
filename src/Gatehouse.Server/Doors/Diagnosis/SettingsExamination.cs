using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.People.Factors.Passkeys;

namespace Gatehouse.Server.Doors.Diagnosis;

internal static class SettingsExamination
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(14);

    public static Task<IReadOnlyList<Finding>> RunAsync(Examined installation)
    {
        var catalogue = installation.Get<SettingsCatalogue>();
        var found = SettingsSources.FindUnknown(installation.Get<IConfiguration>(), catalogue)
            .Select(static key => Finding.Wrong("settings", $"{key} is not known and has no effect; 'gatehouse settings' lists those that are."))
            .ToList();
        try
        {
            catalogue.JudgeAll();
            found.AddRange(ListeningRules.Problems(installation.Get<PlaceOptions>(), installation.Get<ProxyOptions>(), installation.Get<TlsOptions>())
                .Concat(installation.Get<PasskeyParty>().Problems())
                .Select(static problem => Finding.Wrong("settings", problem)));
        }
        catch (SettingsException wrong)
        {
            found.AddRange(wrong.Problems.Select(static problem => Finding.Wrong("settings", problem)));
            return Task.FromResult<IReadOnlyList<Finding>>(found);
        }

        if (found.Count == 0)
        {
            found.Add(Finding.Ok("settings", "all can be read"));
        }

        found.Add(Finding.Ok("address", $"people and clients use {installation.Get<PublicAddress>().Origin}"));
        if (installation.Get<TlsOptions>().CertificateFile.Length > 0)
        {
            found.Add(ExamineCertificate(installation));
        }

        return Task.FromResult<IReadOnlyList<Finding>>(found);
    }

    private static Finding ExamineCertificate(Examined installation)
    {
        var certificate = installation.Get<ServerCertificate>().Load().TargetCertificate;
        var ends = new DateTimeOffset(certificate.NotAfter.ToUniversalTime());
        var left = ends - installation.Get<TimeProvider>().GetUtcNow();
        var host = installation.Get<PublicAddress>().Origin.IdnHost;
        return left < RenewBefore
            ? Finding.Wrong("certificate", $"it ends {ends:u}; renew it now")
            : certificate.MatchesHostname(host)
                ? Finding.Ok("certificate", $"for {host}, until {ends:u}")
                : Finding.Wrong("certificate", $"it is not for {host}; get one that names this host");
    }
}
