using Gatehouse.Server.People.Credentials;
using Gatehouse.Tools.PasswordFilter;

if (args.Length != 2)
{
    Console.Error.WriteLine("usage: PasswordFilter LIST FILTER   (LIST: one password a line, the most frequent first)");
    return 2;
}

var lines = File.ReadAllLines(args[0]);
var entries = EntryChoice.Choose(lines);
var file = FilterBuilder.Build(entries);
var filter = new FuseFilter(file);
if (entries.FirstOrDefault(entry => !filter.Contains(entry)) is { } lost)
{
    Console.Error.WriteLine($"The filter lost an entry of {lost.Length} characters; nothing was written.");
    return 1;
}

File.WriteAllBytes(args[1], file);

// Only a text of eight characters can become a password at all, so that is the share that counts.
var possible = Enumerable.Range(0, lines.Length).Where(rank => lines[rank].Length >= 8).ToList();
var missed = possible.Where(rank => Blocklist.Find(lines[rank], filter.Contains) is null).ToList();
Console.WriteLine($"{filter.Entries} entries in {file.Length} bytes");
Console.WriteLine($"{possible.Count - missed.Count} of the list's {possible.Count} passwords of eight characters or more are refused");
Console.WriteLine($"the first that is not stands in line {missed.FirstOrDefault(lines.Length) + 1}");

const int trials = 2_000_000;
foreach (var length in (int[])[8, 12])
{
    Console.WriteLine($"{RandomTrial.Refused(filter, length, trials)} of {trials} random passwords of {length} characters are refused");
}

return 0;
