using Gatehouse.Protocols.Encodings;

namespace Gatehouse.Server.People.Credentials;

/// <summary>One way of hashing passwords with the cost that new hashes get.</summary>
internal interface IPasswordScheme
{
    /// <summary>The name at the head of its PHC strings.</summary>
    string Name { get; }

    int SaltBytes { get; }

    int HashBytes { get; }

    /// <summary>A string of this scheme's present cost around a salt and a hash.</summary>
    PhcString Wrap(byte[] salt, byte[] hash);

    byte[] Hash(ReadOnlySpan<byte> password, byte[] salt);

    /// <summary>Whether a stored string can be checked at a price that this server is ready to pay.</summary>
    bool Accepts(PhcString stored);

    bool Matches(ReadOnlySpan<byte> password, PhcString stored);

    /// <summary>Whether a stored string is what this scheme would write today.</summary>
    bool IsPresent(PhcString stored);
}
