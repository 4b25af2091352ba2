using System.Text;
using System.Text.Json;
using Gatehouse.Protocols.Aws.SigV4;

namespace Gatehouse.Protocols.Tests.Aws.SigV4;

/// <summary>One case of the published test suite of Signature Version 4: a request and the signatures that it must have.</summary>
public sealed record PublishedSignature(
    string Name,
    string Method,
    string Target,
    string[][] Headers,
    string Body,
    bool SignsBodyHeader,
    string? Token,
    bool TokenIsSigned,
    string HeaderSignature,
    string QuerySignature)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    internal static DateTimeOffset Now { get; } = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    internal static SigV4Rules Rules { get; } = new(["service"], SigV4Rules.QueryTolerance);

    internal static IReadOnlyList<PublishedSignature> All { get; } = JsonSerializer.Deserialize<PublishedSignature[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Aws", "SigV4", "published-signatures.json")), s_options)!;

    internal SigningIdentity Identity => new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", TokenIsSigned ? Token : null);

    internal SignableRequest ToRequest()
    {
        var question = Target.IndexOf('?', StringComparison.Ordinal);
        var body = Encoding.UTF8.GetBytes(Body);
        List<KeyValuePair<string, string>> headers = [.. Headers.Select(static header => new KeyValuePair<string, string>(header[0], header[1]))];
        return new SignableRequest(
            Method,
            question < 0 ? Target : Target[..question],
            question < 0 ? "" : Target[(question + 1)..],
            headers,
            body,
            Https: true);
    }

    public override string ToString() => Name;
}
