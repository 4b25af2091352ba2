using System.Globalization;
using System.Xml;

namespace Gatehouse.Server.Foundation.Settings;

/// <summary>Fills an options record from configuration, one property at a time, and refuses what it cannot read.</summary>
internal static class SettingsReader
{
    public const string Root = "Gatehouse";

    /// <summary>The record with defaults, overridden by what the configuration says.</summary>
    /// <exception cref="SettingsException">A value cannot be read, or the record finds a problem.</exception>
    public static T Read<T>(IConfiguration configuration)
        where T : class, new()
    {
        var options = new T();
        var problems = new List<string>();
        foreach (var setting in SettingDescription.Of(typeof(T)))
        {
            try
            {
                if (Raw(configuration, setting) is { } text)
                {
                    setting.Property.SetValue(options, Parse(text, setting.Property.PropertyType));
                }
            }
            catch (Exception problem) when (problem is FormatException or ArgumentException or OverflowException or IOException)
            {
                problems.Add($"{Root}:{setting.Key} cannot be read: {problem.Message} Expected {Expected(setting.Property.PropertyType)}.");
            }
        }

        if (problems.Count == 0 && options is IJudgedOptions judged)
        {
            problems.AddRange(judged.Problems());
        }

        return problems.Count == 0 ? options : throw new SettingsException(problems);
    }

    /// <summary>How a value is written in a settings file, an environment variable or the list of settings.</summary>
    public static string Write(object? value) => value switch
    {
        null => "",
        TimeSpan span => XmlConvert.ToString(span),
        bool flag => flag ? "true" : "false",
        string[] list => string.Join(',', list),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string? Raw(IConfiguration configuration, SettingDescription setting)
    {
        var section = configuration.GetSection($"{Root}:{setting.Key}");
        if (setting.Property.PropertyType == typeof(string[]) && section.GetChildren().Any())
        {
            return string.Join(',', section.GetChildren().Select(child => child.Value));
        }

        if (setting.Secret && section.Value is null && configuration[$"{Root}:{setting.Key}File"] is { Length: > 0 } file)
        {
            return File.ReadAllText(file).Trim();
        }

        return section.Value;
    }

    private static object? Parse(string text, Type type)
    {
        var actual = Nullable.GetUnderlyingType(type) ?? type;
        if (text.Length == 0 && actual != type)
        {
            return null;
        }

        return actual switch
        {
            _ when actual == typeof(string) => text,
            _ when actual == typeof(string[]) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            _ when actual == typeof(TimeSpan) => XmlConvert.ToTimeSpan(text),
            _ when actual == typeof(bool) => bool.Parse(text),
            _ when actual.IsEnum => ParseName(text, actual),
            _ => Convert.ChangeType(text, actual, CultureInfo.InvariantCulture),
        };
    }

    private static object ParseName(string text, Type type) =>
        !int.TryParse(text, out _) && Enum.TryParse(type, text, ignoreCase: true, out var value)
            ? value
            : throw new FormatException($"'{text}' is not known.");

    private static string Expected(Type type)
    {
        var actual = Nullable.GetUnderlyingType(type) ?? type;
        return actual switch
        {
            _ when actual == typeof(TimeSpan) => "an ISO 8601 duration such as PT15M",
            _ when actual == typeof(bool) => "true or false",
            _ when actual.IsEnum => $"one of {string.Join(", ", Enum.GetNames(actual))}",
            _ => $"a value of type {actual.Name}",
        };
    }
}

/// <summary>One or more settings are wrong; the message is meant for the operator.</summary>
internal sealed class SettingsException(IReadOnlyList<string> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
