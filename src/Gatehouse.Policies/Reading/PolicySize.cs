namespace Gatehouse.Policies.Reading;

/// <summary>A policy's length as quotas count it: white space is free.</summary>
internal static class PolicySize
{
    public static int Of(string text)
    {
        var size = 0;
        foreach (var character in text)
        {
            size += char.IsWhiteSpace(character) ? 0 : 1;
        }

        return size;
    }
}
