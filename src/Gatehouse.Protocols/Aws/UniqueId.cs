namespace Gatehouse.Protocols.Aws;

/// <summary>
/// The ids that IAM gives to what it creates: four letters that tell the kind, then base32. Key ids carry their account in
/// the first 47 bits after the prefix, so that an unknown key still tells whose it was.
/// </summary>
internal static class UniqueId
{
    public const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public const string User = "AIDA";
    public const string Group = "AGPA";
    public const string Role = "AROA";
    public const string Policy = "ANPA";
    public const string InstanceProfile = "AIPA";
    public const string ServerCertificate = "ASCA";
    public const string ServiceCredential = "ACCA";
    public const string LongTermKey = "AKIA";
    public const string TemporaryKey = "ASIA";

    /// <summary>How many random characters follow the prefix of an id that is no key.</summary>
    public const int RandomLength = 17;

    /// <summary>How many random bytes a key id is made from.</summary>
    public const int KeyRandomBytes = 10;

    /// <summary>A key id of an account: a set bit, 40 bits of account, 39 random bits.</summary>
    public static string Key(string prefix, string accountId, ReadOnlySpan<byte> random)
    {
        var account = ulong.Parse(accountId, System.Globalization.CultureInfo.InvariantCulture);
        Span<byte> bytes = stackalloc byte[KeyRandomBytes];
        random[..KeyRandomBytes].CopyTo(bytes);
        var head = (1UL << 47) | (account << 7) | (bytes[5] & 0x7FUL);
        for (var i = 0; i < 6; i++)
        {
            bytes[i] = (byte)(head >> (40 - (8 * i)));
        }

        return prefix + Encode(bytes);
    }

    /// <summary>The account that a key id names; nothing for a text that is no key id.</summary>
    public static string? AccountOf(string keyId)
    {
        if (keyId.Length != 20)
        {
            return null;
        }

        ulong head = 0;
        for (var i = 4; i < 14; i++)
        {
            var digit = Alphabet.IndexOf(keyId[i], StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            head = (head << 5) | (uint)digit;
        }

        // Ten characters are 50 bits, two more than the six bytes.
        var account = ((head >> 2) & 0x7FFFFFFFFF80) >> 7;
        return account < 1_000_000_000_000 ? account.ToString("D12", System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[16];
        ulong buffer = 0;
        int bits = 0, at = 0;
        foreach (var each in bytes)
        {
            buffer = (buffer << 8) | each;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text[at++] = Alphabet[(int)((buffer >> (bits - 5)) & 31)];
            }
        }

        return new string(text);
    }
}
