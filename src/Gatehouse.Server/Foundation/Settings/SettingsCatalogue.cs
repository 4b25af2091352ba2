using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gatehouse.Server.Foundation.Settings;

/// <summary>Every options record that a room has registered: one command lists them, the start judges them.</summary>
internal sealed class SettingsCatalogue(IEnumerable<SettingsRegistration> registrations, IServiceProvider services)
{
    public IEnumerable<SettingDescription> All =>
        registrations.SelectMany(each => SettingDescription.Of(each.Options)).OrderBy(setting => setting.Key, StringComparer.Ordinal);

    /// <summary>Every duration in force, by key.</summary>
    public IEnumerable<(string Key, string Value)> Lifetimes() =>
        from registration in registrations
        let options = services.GetRequiredService(registration.Options)
        from setting in SettingDescription.Of(registration.Options)
        where setting.Property.PropertyType == typeof(TimeSpan) || setting.Property.PropertyType == typeof(TimeSpan?)
        orderby setting.Key
        select (setting.Key, SettingsReader.Write(setting.Property.GetValue(options)));

    /// <summary>Reads every record, so that a wrong setting is told at the start and not at its first use.</summary>
    /// <exception cref="SettingsException">With all problems of all records.</exception>
    public void JudgeAll()
    {
        var problems = new List<string>();
        foreach (var registration in registrations)
        {
            try
            {
                services.GetRequiredService(registration.Options);
            }
            catch (SettingsException wrong)
            {
                problems.AddRange(wrong.Problems);
            }
        }

        if (problems.Count > 0)
        {
            throw new SettingsException(problems);
        }
    }
}

internal sealed record SettingsRegistration(Type Options);

internal static class SettingsServices
{
    /// <summary>Registers <typeparamref name="T"/> as a singleton that is read once.</summary>
    public static IServiceCollection AddSettings<T>(this IServiceCollection services)
        where T : class, new()
    {
        services.TryAddSingleton<SettingsCatalogue>();
        if (services.Any(static service => service.ServiceType == typeof(T)))
        {
            // Two rooms may need the same record.
            return services;
        }

        services.AddSingleton(provider => SettingsReader.Read<T>(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(new SettingsRegistration(typeof(T)));
        return services;
    }
}
