using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Gatehouse.Server.Web;

/// <summary>
/// Describes of a page model what requests fill and call, and nothing else. The framework describes every property and looks at the
/// attributes of every method, the thirty and the hundred of its own base class among them, on each page: most of the work of a start.
/// </summary>
internal sealed class BoundPageParts(IPageApplicationModelPartsProvider framework) : IPageApplicationModelPartsProvider
{
    /// <summary>In place of the framework's own, which answers what this one does not know better.</summary>
    public static void Replace(IServiceCollection services)
    {
        var known = services.Single(static each => each.ServiceType == typeof(IPageApplicationModelPartsProvider));
        services.Remove(known);
        services.AddSingleton<IPageApplicationModelPartsProvider>(
            provider => new BoundPageParts((IPageApplicationModelPartsProvider)ActivatorUtilities.CreateInstance(provider, known.ImplementationType!)));
    }

    public bool IsHandler(MethodInfo methodInfo) => methodInfo.Name.StartsWith("On", StringComparison.Ordinal) && framework.IsHandler(methodInfo);

    public PageHandlerModel? CreateHandlerModel(MethodInfo method) => framework.CreateHandlerModel(method);

    public PageParameterModel CreateParameterModel(ParameterInfo parameter) => framework.CreateParameterModel(parameter);

    /// <summary>A property is bound by an attribute of its own here; what its type or its neighbours say is not asked.</summary>
    public PagePropertyModel CreatePropertyModel(PropertyInfo property)
    {
        if (!property.IsDefined(typeof(IBindingSourceMetadata), inherit: true) && !property.IsDefined(typeof(IRequestPredicateProvider), inherit: true))
        {
            return null!;
        }

        var attributes = property.GetCustomAttributes(inherit: true);
        return new(property, attributes) { PropertyName = property.Name, BindingInfo = BindingInfo.GetBindingInfo(attributes) };
    }
}
