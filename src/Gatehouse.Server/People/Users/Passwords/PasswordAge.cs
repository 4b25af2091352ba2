namespace Gatehouse.Server.People.Users.Passwords;

/// <summary>What a password's age means for who signs in with it.</summary>
internal enum PasswordAge
{
    Fine,

    /// <summary>Its owner sets a new one before going on.</summary>
    Expired,

    /// <summary>Only an administrator sets a new one.</summary>
    HardExpired,
}
