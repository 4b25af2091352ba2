namespace Gatehouse.Server.Foundation.Settings;

/// <summary>Says what one property of an options record means, in a sentence for the operator.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingAttribute(string meaning) : Attribute
{
    public string Meaning { get; } = meaning;

    /// <summary>A secret is never printed and may be given as a file: <c>NameFile</c> beside <c>Name</c>.</summary>
    public bool Secret { get; init; }
}

/// <summary>Names the section of an options record below <c>Gatehouse</c>; empty for the top.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SettingsSectionAttribute(string path) : Attribute
{
    public string Path { get; } = path;
}

/// <summary>An options record that can judge the combination of its values.</summary>
internal interface IJudgedOptions
{
    /// <summary>One sentence for each problem, naming the key and the fix.</summary>
    IEnumerable<string> Problems();
}
