using System.Formats.Cbor;

namespace Gatehouse.Protocols.Tests.WebAuthn;

/// <summary>A value to be written as canonical CBOR.</summary>
internal sealed class CborNode
{
    private readonly Action<CborWriter> write;

    private CborNode(Action<CborWriter> write) => this.write = write;

    public static implicit operator CborNode(string text) => new(writer => writer.WriteTextString(text));

    public static implicit operator CborNode(byte[] bytes) => new(writer => writer.WriteByteString(bytes));

    public static implicit operator CborNode(int number) => new(writer => writer.WriteInt32(number));

    public static implicit operator CborNode(bool truth) => new(writer => writer.WriteBoolean(truth));

    public static CborNode List(params CborNode[] items) => new(writer =>
    {
        writer.WriteStartArray(items.Length);
        Array.ForEach(items, item => item.write(writer));
        writer.WriteEndArray();
    });

    public static CborNode Map(params (CborNode Label, CborNode Value)[] members) => new(writer =>
    {
        writer.WriteStartMap(members.Length);
        foreach (var (label, value) in members)
        {
            label.write(writer);
            value.write(writer);
        }

        writer.WriteEndMap();
    });

    /// <summary>Members are put into canonical order.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        write(writer);
        return writer.Encode();
    }
}
