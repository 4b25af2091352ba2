using System.Buffers.Binary;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Tools.PasswordFilter;

/// <summary>
/// Fills a binary fuse filter: texts that are alone in a slot are taken away one after another,
/// and get their fingerprints in the reverse order, each in the slot that nobody after it touches.
/// </summary>
internal static class FilterBuilder
{
    public static byte[] Build(IReadOnlyCollection<string> entries)
    {
        var layout = FuseLayout.For(entries.Count);
        for (var seed = 0; seed <= byte.MaxValue; seed++)
        {
            var places = entries.Select(entry => layout.Place(FuseFilter.Hash(entry, (byte)seed))).ToArray();
            if (Peel(places, layout.Slots) is { } order)
            {
                return Write(Fill(places, order, layout.Slots), layout, entries.Count, (byte)seed);
            }
        }

        throw new InvalidOperationException("No seed lets these entries be peeled: an entry stands there twice.");
    }

    private static List<(int Entry, uint Slot)>? Peel(FusePlace[] places, uint slots)
    {
        // Per slot: how many entries are left in it, and the XOR of their numbers, which is the number of the last one.
        var counts = new int[slots];
        var numbers = new int[slots];
        for (var entry = 0; entry < places.Length; entry++)
        {
            foreach (var slot in Slots(places[entry]))
            {
                counts[slot]++;
                numbers[slot] ^= entry;
            }
        }

        var alone = new Stack<uint>();
        for (var slot = 0u; slot < slots; slot++)
        {
            if (counts[slot] == 1)
            {
                alone.Push(slot);
            }
        }

        var order = new List<(int Entry, uint Slot)>(places.Length);
        while (alone.TryPop(out var slot))
        {
            if (counts[slot] != 1)
            {
                continue;
            }

            var entry = numbers[slot];
            order.Add((entry, slot));
            foreach (var touched in Slots(places[entry]))
            {
                numbers[touched] ^= entry;
                if (--counts[touched] == 1)
                {
                    alone.Push(touched);
                }
            }
        }

        return order.Count == places.Length ? order : null;
    }

    private static uint[] Fill(FusePlace[] places, List<(int Entry, uint Slot)> order, uint slots)
    {
        var fingerprints = new uint[slots];
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var (entry, own) = order[i];
            var fingerprint = places[entry].Fingerprint;
            foreach (var slot in Slots(places[entry]))
            {
                // The own slot is still zero, so it may take part.
                fingerprint ^= fingerprints[slot];
            }

            fingerprints[own] = fingerprint;
        }

        return fingerprints;
    }

    private static byte[] Write(uint[] fingerprints, FuseLayout layout, int entries, byte seed)
    {
        var file = new byte[FuseFilter.HeaderBytes + FuseFilter.FingerprintBytes(layout.Slots)];
        FuseFilter.Magic.CopyTo(file);
        file[4] = FuseFilter.Format;
        file[5] = seed;
        file[6] = (byte)layout.SegmentBits;
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), entries);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(12), layout.Segments);
        for (var slot = 0; slot < fingerprints.Length; slot++)
        {
            var bit = (long)slot * FuseFilter.FingerprintBits;
            var at = file.AsSpan(FuseFilter.HeaderBytes + (int)(bit >> 3));
            BinaryPrimitives.WriteUInt32LittleEndian(at, BinaryPrimitives.ReadUInt32LittleEndian(at) | fingerprints[slot] << (int)(bit & 7));
        }

        return file;
    }

    private static ReadOnlySpan<uint> Slots(in FusePlace place) => new[] { place.First, place.Second, place.Third };
}
