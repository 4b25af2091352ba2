using System.Net;
using System.Net.Sockets;

namespace Gatehouse.Server.Foundation.Network;

/// <summary>
/// Fetches what an address names that an administrator or a foreign server gave. Such an address must not make this server ask its own
/// network: the name is resolved here, every address it has is judged, and the connection goes to the very address that was judged,
/// so that no second answer of a name server can lead elsewhere. Redirects are not followed.
/// </summary>
internal sealed class OutsideDocuments : IDisposable
{
    private const int Longest = 256 * 1024;

    private readonly HashSet<string> inside;
    private readonly HttpClient client;
    private readonly ILogger<OutsideDocuments> log;

    public OutsideDocuments(OutsideOptions options, ILogger<OutsideDocuments> log)
    {
        inside = new(options.Inside, StringComparer.OrdinalIgnoreCase);
        this.log = log;
        client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = ConnectAsync,
        })
        {
            MaxResponseContentBufferSize = Longest,
            Timeout = TimeSpan.FromSeconds(5),
        };
    }

    /// <summary>Nothing when the address may not be asked, or gives no answer in time.</summary>
    public async Task<byte[]?> FindAsync(string address, CancellationToken cancellation)
    {
        if (!MayAsk(address, out var uri))
        {
            log.LogWarning("{Address} is not asked: it must be https, or be named by Gatehouse:Outside:Inside", address);
            return null;
        }

        try
        {
            using var answer = await client.GetAsync(uri, cancellation);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return await answer.Content.ReadAsByteArrayAsync(cancellation);
            }

            log.LogWarning("{Address} answered {Status}", address, (int)answer.StatusCode);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            log.LogWarning("{Address} gave no answer: {Failure}", address, failure.Message);
        }

        return null;
    }

    public void Dispose() => client.Dispose();

    private bool MayAsk(string address, out Uri uri) =>
        Uri.TryCreate(address, UriKind.Absolute, out uri!)
        && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && IsInside(uri.Host, uri.Port)));

    private bool IsInside(string host, int port) => inside.Contains($"{host}:{port}") || (port is 80 or 443 && inside.Contains(host));

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var end = context.DnsEndPoint;
        var found = await Dns.GetHostAddressesAsync(end.Host, cancellation);

        // One bad address among several is enough: which of them is taken must not be a matter of luck.
        if (found.Length == 0 || (!IsInside(end.Host, end.Port) && !Array.TrueForAll(found, PublicAddresses.Contain)))
        {
            throw new HttpRequestException($"{end.Host} has no address, or one that is not public");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, end.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
