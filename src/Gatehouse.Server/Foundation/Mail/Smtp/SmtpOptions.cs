using System.Net;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Mail.Smtp;

internal enum SmtpTls
{
    StartTls,
    Implicit,
    None,
}

[SettingsSection("Mail:Smtp")]
internal sealed record SmtpOptions : IJudgedOptions
{
    [Setting("The mail server that letters are handed to; empty for none.")]
    public string Host { get; set; } = "";

    [Setting("Its port: 587 for StartTls, 465 for Implicit.")]
    public int Port { get; set; } = 587;

    [Setting("The user name to log in with; empty for no login.")]
    public string UserName { get; set; } = "";

    [Setting("The password to log in with.", Secret = true)]
    public string Password { get; set; } = "";

    [Setting("StartTls asks for encryption and goes no further without it; Implicit is encrypted from the first byte; None is for a server on this machine.")]
    public SmtpTls Tls { get; set; } = SmtpTls.StartTls;

    [Setting("A PEM file with the authority that signed the server's certificate; empty for those the system knows.")]
    public string AuthorityFile { get; set; } = "";

    [Setting("The longest that handing over one letter may take, from connecting to the last answer.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    public IEnumerable<string> Problems()
    {
        if (Uri.CheckHostName(Host) == UriHostNameType.Unknown && Host.Length > 0)
        {
            yield return "Gatehouse:Mail:Smtp:Host must be a host name such as mail.example.com, without a port.";
        }

        if (Port is < 1 or > 65535)
        {
            yield return "Gatehouse:Mail:Smtp:Port must be 1 to 65535.";
        }

        if (UserName.Length > 0 && Tls == SmtpTls.None && !IsLoopback(Host))
        {
            yield return "Gatehouse:Mail:Smtp:UserName would cross the network unencrypted; set Gatehouse:Mail:Smtp:Tls to StartTls or Implicit.";
        }

        if (AuthorityFile.Length > 0 && !File.Exists(AuthorityFile))
        {
            yield return $"Gatehouse:Mail:Smtp:AuthorityFile names {AuthorityFile}, which is not there.";
        }

        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromHours(1))
        {
            yield return "Gatehouse:Mail:Smtp:Timeout must be PT1S to PT1H.";
        }
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
