using System.Text.Json;
using Gatehouse.Policies.Conditions;
using Gatehouse.Policies.Deciding;
using Gatehouse.Policies.Model;
using Gatehouse.Policies.Reading;

namespace Gatehouse.Policies.Tests.Deciding;

/// <summary>A case of Corpus/*.json: what it gives to the decider and what must come out.</summary>
internal sealed record CorpusCase(string Name, AccessRequest Request, PolicySources Sources, Verdict Expected, DenyingLayer? Layer, string Why)
{
    public static readonly IReadOnlyDictionary<string, CorpusCase> All = Load();

    private static Dictionary<string, CorpusCase> Load()
    {
        var assembly = typeof(CorpusCase).Assembly;
        var cases = new Dictionary<string, CorpusCase>(StringComparer.Ordinal);
        foreach (var file in assembly.GetManifestResourceNames())
        {
            using var stream = assembly.GetManifestResourceStream(file)!;
            using var document = JsonDocument.Parse(stream);
            foreach (var element in document.RootElement.EnumerateArray())
            {
                var one = Read(element);
                cases.Add($"{file}: {one.Name}", one);
            }
        }

        return cases;
    }

    private static CorpusCase Read(JsonElement element)
    {
        var layer = element.TryGetProperty("layer", out var named) ? Enum.Parse<DenyingLayer>(named.GetString()!) : (DenyingLayer?)null;
        return new(
            element.GetProperty("name").GetString()!,
            ReadRequest(element.GetProperty("request")),
            ReadSources(element.GetProperty("policies")),
            Enum.Parse<Verdict>(element.GetProperty("expected").GetString()!),
            layer,
            element.GetProperty("why").GetString()!);
    }

    private static AccessRequest ReadRequest(JsonElement element)
    {
        var principal = element.GetProperty("principal");
        var role = principal.TryGetProperty("role", out var named) ? named.GetString() : null;
        var context = new ConditionContext();
        foreach (var entry in element.GetProperty("context").EnumerateObject())
        {
            context.Add(entry.Name, [.. entry.Value.EnumerateArray().Select(static value => value.GetString()!)]);
        }

        return new(
            new(Text(principal, "arn"), Text(principal, "account"), Enum.Parse<PrincipalKind>(Text(principal, "kind")), role),
            Text(element, "action"),
            Text(element, "resource"),
            Text(element, "account"),
            context);
    }

    private static PolicySources ReadSources(JsonElement element) => new()
    {
        Identity = List(element, "identity") ?? [],
        Boundary = One(element, "boundary", PolicyUse.Identity),
        Session = List(element, "session"),
        ServiceControl = element.TryGetProperty("serviceControl", out var levels) ? [.. levels.EnumerateArray().Select(static level => Policies(level, "serviceControl"))] : null,
        Resource = One(element, "resource", PolicyUse.Resource) ?? One(element, "trust", PolicyUse.Trust),
    };

    private static IReadOnlyList<SourcedPolicy>? List(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) ? Policies(list, name) : null;

    private static IReadOnlyList<SourcedPolicy> Policies(JsonElement list, string name) =>
        [.. list.EnumerateArray().Select((policy, index) => Policy(policy, $"{name}.{index}", PolicyUse.Identity))];

    private static SourcedPolicy? One(JsonElement element, string name, PolicyUse use) =>
        element.TryGetProperty(name, out var policy) ? Policy(policy, name, use) : null;

    private static SourcedPolicy Policy(JsonElement policy, string id, PolicyUse use) =>
        PolicyReader.Read(policy.GetRawText(), use) switch
        {
            PolicyReading.Read read => new(id, "IAM Policy", read.PolicyDocument),
            PolicyReading.Malformed malformed => throw new InvalidDataException($"{malformed.Error} in {policy.GetRawText()}"),
            _ => throw new InvalidDataException(),
        };

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
