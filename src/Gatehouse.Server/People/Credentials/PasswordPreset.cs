namespace Gatehouse.Server.People.Credentials;

/// <summary>Which rules self-chosen passwords follow, per installation and directory.</summary>
internal enum PasswordPreset
{
    /// <summary>8 to 64 code points with all four classes of characters.</summary>
    Guide,

    /// <summary>NIST SP 800-63B-4, section 3.1.1: length alone, 15 code points, or 8 beside a second factor.</summary>
    Nist,
}
