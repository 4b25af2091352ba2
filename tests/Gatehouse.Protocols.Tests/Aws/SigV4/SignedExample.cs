using System.Text;
using Gatehouse.Protocols.Aws.SigV4;

namespace Gatehouse.Protocols.Tests.Aws.SigV4;

/// <summary>A request as a client sends it, and the answer of the verifier to it.</summary>
internal static class SignedExample
{
    public const string Secret = "a-secret-access-key-of-forty-characters.";

    public static DateTimeOffset Now { get; } = new(2026, 1, 1, 0, 30, 0, TimeSpan.Zero);

    public static SigningIdentity Identity { get; } = new("AKIAEXAMPLE", Secret, "a-session-token");

    public static SignableRequest Unsigned { get; } = new(
        "POST",
        "/",
        "",
        [
            new("Host", "127.0.0.1:8080"),
            new("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
            new("X-Amz-Target", "AWSIdentityStore.ListUsers"),
            new("User-Agent", "aws-cli/2"),
        ],
        Encoding.UTF8.GetBytes("Action=GetUser&Version=2010-05-08"),
        Https: false);

    public static SignableRequest Presentable { get; } = new(
        "GET", "/", "Action=GetCallerIdentity&Version=2011-06-15", [new("Host", "localhost"), new("X-K8s-Aws-Id", "cluster")], ReadOnlyMemory<byte>.Empty, Https: false);

    public static SignableRequest Signed { get; } = SigV4Signer.Sign(Unsigned, Identity, "eu-west-1", "iam", Now);

    public static SignableRequest Presigned { get; } = SigV4Signer.Presign(Presentable, Identity, "eu-west-1", "sts", Now, TimeSpan.FromMinutes(1));

    /// <summary>Reads and verifies in one go; nothing that could be read is nothing that was proved.</summary>
    public static SigV4Verdict? Judge(SignableRequest request, DateTimeOffset? now = null, TimeSpan? tolerance = null) =>
        SignatureReader.Read(request) is PresentedSignature.Found found
            ? SigV4Verifier.Verify(
                request, found, Secret, new SigV4Rules(["iam", "sts"], tolerance ?? SigV4Rules.QueryTolerance), now ?? Now)
            : null;

    public static SignableRequest WithHeader(this SignableRequest request, string name, Func<string, string?> change) => request with
    {
        Headers =
        [
            .. request.Headers
                .Select(header => header.Key == name ? (header.Key, Value: change(header.Value)) : (header.Key, header.Value))
                .Where(static header => header.Value is not null)
                .Select(static header => new KeyValuePair<string, string>(header.Key, header.Value!)),
        ],
    };

    public static SignableRequest Plus(this SignableRequest request, string name, string value) =>
        request with { Headers = [.. request.Headers, new(name, value)] };
}
