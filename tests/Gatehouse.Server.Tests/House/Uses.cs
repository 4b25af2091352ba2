using Mono.Cecil;

namespace Gatehouse.Server.Tests.House;

/// <summary>A place in the house that a type stands in: its floor and, below it, its room.</summary>
internal sealed record Place(string Floor, string Room)
{
    public const string Root = "Gatehouse.Server";

    public static Place? Of(string nameSpace)
    {
        if (nameSpace.StartsWith("Gatehouse.Policies", StringComparison.Ordinal))
        {
            return new("Policies", "");
        }

        if (nameSpace.StartsWith("Gatehouse.Protocols", StringComparison.Ordinal))
        {
            return new("Protocols", "");
        }

        var parts = nameSpace.StartsWith(Root + ".", StringComparison.Ordinal) ? nameSpace[(Root.Length + 1)..].Split('.') : [];
        return parts.Length == 0 ? null : new(parts[0], parts.Length > 1 ? parts[1] : "");
    }
}

/// <summary>Reads from a compiled assembly which type names which other, in signatures and in bodies.</summary>
internal static class Uses
{
    public static IEnumerable<(TypeDefinition From, TypeReference To)> In(AssemblyDefinition assembly)
    {
        foreach (var type in assembly.MainModule.GetTypes())
        {
            foreach (var used in Of(type).SelectMany(Parts))
            {
                yield return (type, used);
            }
        }
    }

    /// <summary>A nested or compiler-made type stands where its outermost type does.</summary>
    public static string NamespaceOf(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type.Namespace;
    }

    private static IEnumerable<TypeReference> Of(TypeDefinition type)
    {
        IEnumerable<TypeReference?> found =
        [
            type.BaseType,
            .. type.Interfaces.Select(static each => each.InterfaceType),
            .. type.Fields.Select(static field => field.FieldType),
            .. type.CustomAttributes.Select(static attribute => attribute.AttributeType),
            .. type.Methods.SelectMany(OfMethod),
        ];
        return found.OfType<TypeReference>();
    }

    private static IEnumerable<TypeReference?> OfMethod(MethodDefinition method)
    {
        yield return method.ReturnType;
        foreach (var parameter in method.Parameters)
        {
            yield return parameter.ParameterType;
        }

        foreach (var instruction in method.HasBody ? method.Body.Instructions : [])
        {
            switch (instruction.Operand)
            {
                case TypeReference named:
                    yield return named;
                    break;
                case MethodReference called:
                    yield return called.DeclaringType;
                    foreach (var argument in called is GenericInstanceMethod generic ? generic.GenericArguments : [])
                    {
                        yield return argument;
                    }

                    break;
                case FieldReference read:
                    yield return read.DeclaringType;
                    break;
            }
        }
    }

    private static IEnumerable<TypeReference> Parts(TypeReference type)
    {
        yield return type.GetElementType();
        if (type is GenericInstanceType generic)
        {
            foreach (var part in generic.GenericArguments.SelectMany(Parts))
            {
                yield return part;
            }
        }
    }
}
