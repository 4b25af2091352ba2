using System.Globalization;
using System.Text;

namespace Gatehouse.Protocols.Encodings;

/// <summary>Writes a PHC string; parameters stand in the order in which the scheme names them.</summary>
internal static class PhcWriter
{
    public static string Write(PhcString phc)
    {
        var text = new StringBuilder("$").Append(phc.Scheme);
        if (phc.Version is { } version)
        {
            text.Append(CultureInfo.InvariantCulture, $"$v={version}");
        }

        if (phc.Parameters.Count > 0)
        {
            text.Append('$').AppendJoin(',', phc.Parameters.Select(parameter => $"{parameter.Name}={parameter.Value}"));
        }

        return text.Append('$').Append(PhcBase64.Encode(phc.Salt)).Append('$').Append(PhcBase64.Encode(phc.Hash)).ToString();
    }
}
