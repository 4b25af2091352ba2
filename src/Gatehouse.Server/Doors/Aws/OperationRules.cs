using System.Collections.Concurrent;
using System.Reflection;
using Gatehouse.Server.Foundation.Operations;

namespace Gatehouse.Server.Doors.Aws;

/// <summary>What the operations of the catalogue declare, asked once of each.</summary>
internal sealed class OperationRules
{
    private readonly ConcurrentDictionary<OperationEntry, OperationRule> rules = new();

    public OperationRule Of(OperationEntry entry, IServiceProvider services) => rules.GetOrAdd(
        entry,
        static (known, provider) => ((OperationDeclaration)known.Type
            .GetProperty(nameof(Operation<,>.Declaration), BindingFlags.Public | BindingFlags.Instance)!
            .GetValue(provider.GetRequiredService(known.Type))!).Rule,
        services);
}
