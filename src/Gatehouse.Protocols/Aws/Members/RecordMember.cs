using System.Linq.Expressions;
using System.Reflection;

namespace Gatehouse.Protocols.Aws.Members;

/// <summary>One property of a request or reply record, read without reflection once it is compiled.</summary>
internal sealed class RecordMember
{
    private readonly PropertyInfo property;
    private readonly ParameterInfo? parameter;
    private readonly Func<object, object?> getter;

    private RecordMember(PropertyInfo property, ParameterInfo? parameter)
    {
        this.property = property;
        this.parameter = parameter;
        getter = Compile(property);
        Name = Find<WireAttribute>()?.Name ?? property.Name;
        IsSecret = Find<SecretAttribute>() is not null;
        IsUrlEncoded = Find<UrlEncodedAttribute>() is not null;
    }

    /// <summary>As the wire has it.</summary>
    public string Name { get; }

    public string PropertyName => property.Name;

    public Type Type => property.PropertyType;

    /// <summary>Whether it comes with a request; what a record works out by itself does not.</summary>
    public bool IsGiven => property.CanWrite;

    /// <summary>Whether the record promises that it is there; the wire promises nothing.</summary>
    public bool IsPromised => !property.PropertyType.IsValueType && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.NotNull;

    public bool IsSecret { get; }

    public bool IsUrlEncoded { get; }

    /// <summary>Those a caller can see, in the order in which they are written down.</summary>
    public static IReadOnlyList<RecordMember> Of(Type type)
    {
        var parameters = type.GetConstructors().OrderByDescending(static made => made.GetParameters().Length).FirstOrDefault()?.GetParameters() ?? [];
        return
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(static property => property.CanRead && property.GetIndexParameters().Length == 0)
                .OrderBy(static property => property.MetadataToken)
                .Select(property => new RecordMember(property, Array.Find(parameters, parameter => parameter.Name == property.Name))),
        ];
    }

    public object? Read(object record) => getter(record);

    public T? Find<T>()
        where T : Attribute =>
        property.GetCustomAttribute<T>() ?? parameter?.GetCustomAttribute<T>();

    private static Func<object, object?> Compile(PropertyInfo property)
    {
        var record = Expression.Parameter(typeof(object));
        var read = Expression.Property(Expression.Convert(record, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(read, typeof(object)), record).Compile();
    }
}
