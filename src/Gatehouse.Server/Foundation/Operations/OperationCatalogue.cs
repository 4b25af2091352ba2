namespace Gatehouse.Server.Foundation.Operations;

/// <summary>An operation that foreign clients may call by its name.</summary>
/// <param name="Service">As signatures name the service: <c>iam</c>, <c>sts</c>, <c>account</c>.</param>
/// <param name="Type">The operation's class; its name is the name on the wire.</param>
/// <param name="Request">The record that a request is read into, member by member.</param>
/// <param name="Reply">The record that an answer is written from.</param>
internal sealed record OperationEntry(string Service, Type Type, Type Request, Type Reply)
{
    public string Name => Type.Name;
}

/// <summary>Every operation on the wire. Rooms list theirs; doors look them up and know none by name.</summary>
internal sealed class OperationCatalogue(IEnumerable<OperationEntry> entries)
{
    private readonly Dictionary<(string Service, string Name), OperationEntry> byName = entries.ToDictionary(static entry => (entry.Service, entry.Name));

    public IReadOnlyCollection<OperationEntry> Entries => byName.Values;

    public OperationEntry? Find(string service, string name) => byName.GetValueOrDefault((service, name));
}

internal static class OperationRegistration
{
    /// <summary>Registers an operation for pages alone. An instance lives for one call.</summary>
    public static void AddPageOperation<TOperation>(this IServiceCollection services)
        where TOperation : class => services.AddTransient<TOperation>();

    /// <summary>Registers an operation for pages and for clients of <paramref name="service"/>.</summary>
    public static void AddOperation<TOperation>(this IServiceCollection services, string service)
        where TOperation : class
    {
        services.AddTransient<TOperation>();
        var (request, reply) = FindMembers(typeof(TOperation));
        services.AddSingleton(new OperationEntry(service, typeof(TOperation), request, reply));
    }

    private static (Type Request, Type Reply) FindMembers(Type type)
    {
        for (var each = type.BaseType; each is not null; each = each.BaseType)
        {
            if (each.IsGenericType && each.GetGenericTypeDefinition() == typeof(Operation<,>))
            {
                return (each.GenericTypeArguments[0], each.GenericTypeArguments[1]);
            }
        }

        throw new ArgumentException($"{type.Name} is no operation.", nameof(type));
    }
}
