namespace Gatehouse.Protocols.WebAuthn;

/// <summary>What authenticators send: the five kinds of CBOR that CTAP2's canonical form leaves, and the two truths.</summary>
internal abstract record CborValue
{
    private CborValue()
    {
    }

    internal sealed record Number(long Value) : CborValue;

    internal sealed record Bytes(ReadOnlyMemory<byte> Value) : CborValue;

    internal sealed record Text(string Value) : CborValue;

    internal sealed record Truth(bool Value) : CborValue;

    internal sealed record List(IReadOnlyList<CborValue> Items) : CborValue;

    /// <summary>Members by a <see cref="long"/> or a <see cref="string"/>, the two kinds of label that the standards use.</summary>
    internal sealed record Map(IReadOnlyDictionary<object, CborValue> Members) : CborValue
    {
        public ReadOnlyMemory<byte>? FindBytes(object label) => Members.GetValueOrDefault(label) is Bytes bytes ? bytes.Value : default(ReadOnlyMemory<byte>?);

        public long? FindNumber(object label) => Members.GetValueOrDefault(label) is Number number ? number.Value : null;

        public string? FindText(object label) => Members.GetValueOrDefault(label) is Text text ? text.Value : null;

        /// <summary>Whether exactly these members stand in it.</summary>
        public bool Holds(params ReadOnlySpan<object> labels)
        {
            foreach (var label in labels)
            {
                if (!Members.ContainsKey(label))
                {
                    return false;
                }
            }

            return Members.Count == labels.Length;
        }
    }
}
