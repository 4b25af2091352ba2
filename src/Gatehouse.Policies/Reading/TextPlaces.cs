using System.Text;
using Gatehouse.Policies.Model;

namespace Gatehouse.Policies.Reading;

/// <summary>Turns a byte's place into a line and a column of characters.</summary>
internal sealed class TextPlaces
{
    private readonly byte[] bytes;
    private readonly List<int> lines = [0];

    public TextPlaces(byte[] bytes)
    {
        this.bytes = bytes;
        for (var at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] == '\n')
            {
                lines.Add(at + 1);
            }
        }
    }

    public TextPosition At(int place)
    {
        var found = lines.BinarySearch(place);
        var line = found >= 0 ? found : ~found - 1;
        var start = lines[line];
        return new(line + 1, Encoding.UTF8.GetCharCount(bytes, start, Math.Min(place, bytes.Length) - start) + 1);
    }
}
