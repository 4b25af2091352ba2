namespace Gatehouse.Server.People.Credentials;

/// <summary>Where the three slots of a text lie: in three neighbouring segments, one slot in each.</summary>
internal readonly record struct FuseLayout(int SegmentBits, uint Segments)
{
    private uint SegmentLength => 1u << SegmentBits;

    public uint Slots => Segments << SegmentBits;

    /// <summary>The sizes that the paper recommends for three slots.</summary>
    public static FuseLayout For(int entries)
    {
        var segmentBits = (int)Math.Floor(Math.Log(entries) / Math.Log(3.33) + 2.25);
        var room = entries * Math.Max(1.125, 0.875 + 0.25 * Math.Log(1_000_000) / Math.Log(entries));
        var segments = (uint)Math.Ceiling(room / (1 << segmentBits));
        return new FuseLayout(segmentBits, Math.Max(segments, 3));
    }

    public FusePlace Place(FuseHash hash)
    {
        // The third segment must still exist, so the first slot never lies in the last two.
        var starts = (Segments - 2) << SegmentBits;
        var first = (uint)Math.BigMul(hash.Place, starts, out _);
        var mask = SegmentLength - 1;
        var second = (first + SegmentLength) ^ ((uint)(hash.Place >> 18) & mask);
        var third = (first + 2 * SegmentLength) ^ ((uint)hash.Place & mask);
        return new FusePlace(first, second, third, hash.Fingerprint);
    }
}

internal readonly record struct FusePlace(uint First, uint Second, uint Third, uint Fingerprint);
