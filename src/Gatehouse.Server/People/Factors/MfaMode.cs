namespace Gatehouse.Server.People.Factors;

/// <summary>When whoever has a device is asked for it.</summary>
internal enum MfaMode
{
    Never,

    /// <summary>Unless the person trusts this browser.</summary>
    WhenNew,
    Always,
}
