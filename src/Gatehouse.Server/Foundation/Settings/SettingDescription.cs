using System.Reflection;

namespace Gatehouse.Server.Foundation.Settings;

/// <summary>One setting as the operator sees it: key below <c>Gatehouse</c>, default, meaning.</summary>
internal sealed record SettingDescription(string Key, PropertyInfo Property, string Meaning, bool Secret)
{
    /// <summary>How the setting is spelled as an environment variable.</summary>
    public string EnvironmentName => $"{SettingsReader.Root}__{Key.Replace(":", "__", StringComparison.Ordinal)}";

    /// <summary>As it is written in a settings file. Only a list of all settings asks for it, never a start.</summary>
    public string Default => SettingsReader.Write(Property.GetValue(Activator.CreateInstance(Property.ReflectedType!)));

    public static IReadOnlyList<SettingDescription> Of(Type options)
    {
        var section = options.GetCustomAttribute<SettingsSectionAttribute>()
            ?? throw new InvalidOperationException($"{options.Name} names no section.");
        var found = new List<SettingDescription>();
        foreach (var property in options.GetProperties())
        {
            if (property.GetCustomAttribute<SettingAttribute>() is { } setting)
            {
                var key = section.Path.Length == 0 ? property.Name : $"{section.Path}:{property.Name}";
                found.Add(new(key, property, setting.Meaning, setting.Secret));
            }
        }

        return found;
    }
}
