namespace Gatehouse.Server.People.Factors;

/// <summary>What becomes of whoever has no device that counts, where one is wanted.</summary>
internal enum WithoutDevice
{
    LetIn,

    /// <summary>A code by mail takes its place, for kinds whose address we know.</summary>
    EmailCode,

    /// <summary>They add one at the door.</summary>
    Enrol,

    /// <summary>Only somebody else can help.</summary>
    Block,
}
