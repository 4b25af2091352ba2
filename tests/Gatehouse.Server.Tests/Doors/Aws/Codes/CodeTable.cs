using Gatehouse.Server.Tests.Harness;

namespace Gatehouse.Server.Tests.Doors.Aws.Codes;

/// <summary>An error that a service's model names for one of its operations.</summary>
internal sealed record DeclaredCode(string Service, string Operation, string Code);

/// <summary>The request that provokes it.</summary>
/// <param name="Caller">As the estate knows its keys.</param>
internal sealed record Provocation(DeclaredCode Declared, int Status, string Caller, string Request);

/// <summary>The three lists beside this file.</summary>
internal static class CodeTable
{
    public static IReadOnlyList<DeclaredCode> Declared { get; } =
        [.. from line in Lines("declared.txt")
            let words = line.Split(' ')
            from code in words[2..]
            select new DeclaredCode(words[0], words[1], code)];

    public static IReadOnlyList<Provocation> Provoked { get; } =
        [.. from line in Lines("provoked.txt")
            let words = line.Split(' ', 6)
            select new Provocation(new(words[0], words[1], words[2]), int.Parse(words[3], System.Globalization.CultureInfo.InvariantCulture), words[4], words.Length > 5 ? words[5] : "")];

    /// <summary>What cannot occur; a line that excuses nothing is told by <see cref="IdleExcuses"/>.</summary>
    public static IReadOnlyList<DeclaredCode> Impossible { get; } =
        [.. from excuse in Excuses()
            from declared in Declared
            where declared.Code == excuse.Code && (excuse.Operation == "*" || declared.Operation == excuse.Operation)
            select declared];

    public static IReadOnlyList<string> IdleExcuses { get; } =
        [.. from excuse in Excuses()
            where !Declared.Any(declared => declared.Code == excuse.Code && (excuse.Operation == "*" || declared.Operation == excuse.Operation))
            select $"{excuse.Code} {excuse.Operation}"];

    private static IEnumerable<(string Code, string Operation)> Excuses() =>
        from line in Lines("impossible.txt")
        let parts = line.Split(" | ")
        let words = parts[0].Split(' ')
        where parts[1].Length > 0
        from operation in words[1..]
        select (words[0], operation);

    private static IEnumerable<string> Lines(string name) =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "Gatehouse.Server.Tests", "Doors", "Aws", "Codes", name))
            .Where(static line => line.Length > 0 && line[0] != '#');
}
