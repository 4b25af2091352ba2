using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Tools.PasswordFilter;

/// <summary>
/// Takes from a list of passwords, the most frequent first, as many folded entries as the filter has room for.
/// What an earlier entry already refuses is left out, so each entry stands for all its variations.
/// </summary>
internal static class EntryChoice
{
    private const int Room = 345_000;
    private const int LeastVariations = 2;
    private const int LeastPassword = 8;

    // A short number alone is no password, and with symbols around it only the usual ones are tried.
    private const int FrequentNumbers = 10_000;

    // Short parts stand in many random passwords: of these only the most frequent are worth a refusal.
    private const int FiveCharacters = 1_500;
    private const int SixCharacters = 50_000;

    public static HashSet<string> Choose(IReadOnlyList<string> lines)
    {
        var chosen = new HashSet<string>(OwnWords.All.Select(BlocklistKeys.Fold), StringComparer.Ordinal);
        var varied = CountVariations(lines);
        var (five, six) = (0, 0);
        for (var rank = 0; rank < lines.Count && chosen.Count < Room; rank++)
        {
            var line = lines[rank];
            if (Blocklist.Find(line, chosen.Contains) is not null)
            {
                continue;
            }

            // A word that the list pads in several ways will be padded in others too.
            var word = Word(line);
            var entry = varied.GetValueOrDefault(word) >= LeastVariations ? word : BlocklistKeys.Fold(line);
            var wanted = entry.Length switch
            {
                < 5 or > BlocklistKeys.Longest => false,
                < LeastPassword when rank >= FrequentNumbers && line.All(char.IsAsciiDigit) => false,
                5 => ++five <= FiveCharacters,
                6 => ++six <= SixCharacters,
                _ => true,
            };
            if (wanted)
            {
                chosen.Add(entry);
            }
            else if (line.Length is >= LeastPassword and <= BlocklistKeys.Longest)
            {
                chosen.Add(BlocklistKeys.Fold(line));
            }
        }

        return chosen;
    }

    private static Dictionary<string, int> CountVariations(IReadOnlyList<string> lines)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var word = Word(line);
            if (word.Length is >= 6 and <= BlocklistKeys.Longest && word.Length < line.Length)
            {
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }

        return counts;
    }

    private static string Word(string line)
    {
        var start = 0;
        var end = line.Length;
        while (start < end && !char.IsLetter(line[start]))
        {
            start++;
        }

        while (end > start && !char.IsLetter(line[end - 1]))
        {
            end--;
        }

        return BlocklistKeys.Fold(line[start..end]);
    }
}
