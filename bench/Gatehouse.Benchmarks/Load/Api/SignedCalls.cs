using System.Text;
using Gatehouse.Protocols.Aws.SigV4;

namespace Gatehouse.Benchmarks.Load.Api;

/// <summary>Calls of the query services as the command line sends them, signed and ready to be sent.</summary>
internal sealed class SignedCalls(int port)
{
    public const string Sts = "sts";
    public const string Iam = "iam";

    private const string Region = "us-east-1";
    private readonly string host = $"localhost:{port}";

    /// <summary>The same bytes may be sent as often as one likes for a quarter of an hour.</summary>
    public byte[] Sign(SigningIdentity identity, string service, string action, string more = "")
    {
        var version = service == Sts ? "2011-06-15" : "2010-05-08";
        var body = Encoding.UTF8.GetBytes($"Action={action}&Version={version}{more}");
        var request = new SignableRequest(
            "POST",
            "/",
            "",
            [
                new("Host", host),
                new("Accept-Encoding", "identity"),
                new("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                new("User-Agent", "aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux#6.18 md/arch#x86_64 lang/python#3.13.7 md/pyimpl#CPython cfg/retry-mode#standard"),
            ],
            body,
            Https: false);
        var signed = SigV4Signer.Sign(request, identity, Region, service, DateTimeOffset.UtcNow);
        var head = new StringBuilder("POST / HTTP/1.1\r\n");
        foreach (var (name, value) in signed.Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return [.. Encoding.ASCII.GetBytes(head.Append("Content-Length: ").Append(body.Length).Append("\r\n\r\n").ToString()), .. body];
    }
}
