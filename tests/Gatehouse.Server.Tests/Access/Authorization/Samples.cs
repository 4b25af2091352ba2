using System.Collections;
using System.Reflection;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.Tests.Access.Authorization;

/// <summary>Makes a valid request of any operation out of a list of values by the names of its members.</summary>
internal sealed class Samples(IReadOnlyDictionary<string, object> values)
{
    /// <summary>A member of one operation wins over the same name in all: <c>ResetServiceSpecificCredential.UserName</c>.</summary>
    public object Of(OperationEntry entry)
    {
        var request = Make(entry.Request, entry.Name);
        var violations = MemberRules.FindViolations(request);
        return violations.Count == 0
            ? request
            : throw new InvalidOperationException($"The sample of {entry.Name} is not valid: {string.Join("; ", violations.Select(static each => each.ToString()))}");
    }

    private object Make(Type type, string operation)
    {
        var constructor = type.GetConstructors().OrderByDescending(static each => each.GetParameters().Length).First();
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Find(operation, parameter.Name!, parameter.ParameterType))]);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static each => each.CanWrite))
        {
            if (Find(operation, property.Name, property.PropertyType) is { } value)
            {
                property.SetValue(made, value);
            }
        }

        return made;
    }

    private object? Find(string operation, string name, Type type)
    {
        if (values.TryGetValue($"{operation}.{name}", out var own) || values.TryGetValue(name, out own))
        {
            return type == typeof(PlainPassword) ? PlainPassword.From((string)own) : own;
        }

        return MemberRules.IsStructure(type) && type.Assembly == typeof(OperationEntry).Assembly && !typeof(IEnumerable).IsAssignableFrom(type) ? Make(type, operation) : null;
    }
}
