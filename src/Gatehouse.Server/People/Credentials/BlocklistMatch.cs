namespace Gatehouse.Server.People.Credentials;

/// <summary>Why a password counts as known, so that a page can say it.</summary>
internal enum BlocklistMatch
{
    /// <summary>The password itself is on the list, in any case and with usual substitutions.</summary>
    Whole,

    /// <summary>It is a listed password with digits or symbols at its ends.</summary>
    Padded,

    /// <summary>It is a listed password or a few characters, over and over.</summary>
    Repeated,
}
