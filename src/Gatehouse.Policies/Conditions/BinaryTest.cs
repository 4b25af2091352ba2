using Gatehouse.Policies.Matching;

namespace Gatehouse.Policies.Conditions;

/// <summary>Bytes in base64, compared byte for byte.</summary>
internal sealed class BinaryTest(byte[] wanted) : ValueTest
{
    public static ValueTest? Compile(string text) => Read(text) is { } wanted ? new BinaryTest(wanted) : null;

    public override Answer Test(string value, ConditionContext context) => As(Read(value) is { } bytes && bytes.AsSpan().SequenceEqual(wanted));

    private static byte[]? Read(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
