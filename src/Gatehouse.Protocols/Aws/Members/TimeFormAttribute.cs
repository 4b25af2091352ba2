namespace Gatehouse.Protocols.Aws.Members;

internal enum TimeForm
{
    /// <summary>A number of seconds since 1970, the default of the JSON protocols.</summary>
    EpochSeconds,

    EpochMilliseconds,

    /// <summary><c>2026-11-22T02:54:57Z</c>, in XML always.</summary>
    Iso8601,
}

/// <summary>How JSON writes this instant where it is not in seconds.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class TimeFormAttribute(TimeForm form) : Attribute
{
    public TimeForm Form { get; } = form;
}
