using System.Collections.Frozen;
using Gatehouse.Protocols.Aws.Dialects;
using Gatehouse.Server.Foundation.Operations;

namespace Gatehouse.Server.Doors.Aws;

/// <summary>The services served here, by everything that a request may name them with.</summary>
internal sealed class AwsServices
{
    /// <summary>Asked with every call, so made once.</summary>
    private static readonly FrozenDictionary<AwsDialect, AwsService> s_nowhere = Enum.GetValues<AwsDialect>().ToFrozenDictionary(
        static dialect => dialect,
        static dialect => new AwsService("", dialect) { XmlNamespace = "http://webservices.amazon.com/AWSFault/2005-15-09" });

    private readonly FrozenDictionary<string, AwsService> byVersion;
    private readonly FrozenDictionary<string, AwsService> byTarget;
    private readonly FrozenDictionary<string, AwsService> byName;
    private readonly FrozenDictionary<string, (AwsService Service, string Operation)> byPath;

    public AwsServices(IEnumerable<AwsService> services, OperationCatalogue catalogue)
    {
        var all = services.ToList();
        byName = all.ToFrozenDictionary(static service => service.Name, StringComparer.Ordinal);
        byVersion = all.Where(static service => service.Version.Length > 0).ToFrozenDictionary(static service => service.Version, StringComparer.Ordinal);
        byTarget = all.Where(static service => service.TargetPrefix.Length > 0).ToFrozenDictionary(static service => service.TargetPrefix, StringComparer.Ordinal);
        byPath = (from service in all
                  where service.PathOf is not null
                  from entry in catalogue.Entries
                  where entry.Service == service.Name
                  select (Path: service.PathOf!(entry.Name), Service: service, entry.Name))
            .ToFrozenDictionary(static each => each.Path, static each => (each.Service, each.Name), StringComparer.Ordinal);
    }

    public AwsService? FindByName(string name) => byName.GetValueOrDefault(name);

    public AwsService? FindByVersion(string version) => byVersion.GetValueOrDefault(version);

    public AwsService? FindByTarget(string prefix) => byTarget.GetValueOrDefault(prefix);

    public (AwsService Service, string Operation)? FindByPath(string path) => byPath.TryGetValue(path, out var found) ? found : null;

    /// <summary>What answers a request that names no service of ours.</summary>
    public static AwsService Nowhere(AwsDialect dialect) => s_nowhere[dialect];
}
