using System.Globalization;
using Gatehouse.Protocols.Encodings;

namespace Gatehouse.Server.People.Credentials;

/// <summary>Argon2id with 19 MiB and two passes; strings of other costs are checked within bounds.</summary>
internal sealed class Argon2Scheme : IPasswordScheme
{
    private const int Version = 19;
    private const int MemoryKibibytes = 19_456;
    private const int Passes = 2;
    private const int Lanes = 1;

    // The server writes none of these itself: they bound what an imported or altered row can make it compute.
    private const int MostKibibytes = 131_072;
    private const int MostPasses = 8;
    private const int MostLanes = 8;
    private const int LeastKibibytesPerLane = 8;

    public string Name => "argon2id";

    public int SaltBytes => Argon2.SaltBytes;

    public int HashBytes => 32;

    public PhcString Wrap(byte[] salt, byte[] hash) =>
        new(Name, Version, [Parameter("m", MemoryKibibytes), Parameter("t", Passes), Parameter("p", Lanes)], salt, hash);

    public byte[] Hash(ReadOnlySpan<byte> password, byte[] salt) =>
        Argon2.Hash(password, salt, MemoryKibibytes, Passes, HashBytes);

    public bool Accepts(PhcString stored) =>
        stored is { Version: Version, Parameters: [{ Name: "m" }, { Name: "t" }, { Name: "p" }] }
        && stored.Number("p") is >= 1 and <= MostLanes and var lanes
        && stored.Number("t") is >= 1 and <= MostPasses
        && stored.Number("m") is <= MostKibibytes and var memory
        && memory >= LeastKibibytesPerLane * lanes
        && stored.Salt.Length is >= 8 and <= 64
        && stored.Hash.Length is >= 16 and <= 64;

    public bool Matches(ReadOnlySpan<byte> password, PhcString stored) => Argon2.Matches(password, PhcWriter.Write(stored));

    public bool IsPresent(PhcString stored) =>
        stored.Scheme == Name
        && stored.Version == Version
        && stored.Number("m") == MemoryKibibytes
        && stored.Number("t") == Passes
        && stored.Number("p") == Lanes
        && stored.Salt.Length == SaltBytes
        && stored.Hash.Length == HashBytes;

    private static PhcParameter Parameter(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
