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
var possible = lines.Where(line => line.Length >= 8).ToList();
var refused = possible.Count(line => Blocklist.Find(line, filter.Contains) is not null);
Console.WriteLine($"{filter.Entries} entries in {file.Length} bytes");
Console.WriteLine($"{refused} of the list's {possible.Count} passwords of eight characters or more are refused");
return 0;
