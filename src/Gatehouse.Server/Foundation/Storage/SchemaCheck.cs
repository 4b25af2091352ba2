namespace Gatehouse.Server.Foundation.Storage;

/// <summary>
/// Compares the tables, columns and indexes that are there with those that the migrations make. The expected list is one file for
/// both engines, <c>Migrations/schema.txt</c>; a test makes it afresh from both.
/// </summary>
internal static class SchemaCheck
{
    /// <summary>One line for each difference; none when the schema is as expected.</summary>
    public static async Task<IReadOnlyList<string>> FindDifferencesAsync(Database database, CancellationToken cancellation = default)
    {
        var expected = Expected().ToHashSet(StringComparer.Ordinal);
        var actual = (await database.Engine.DescribeSchemaAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. expected.Except(actual).Order(StringComparer.Ordinal).Select(line => $"missing: {line}"),
            .. actual.Except(expected).Order(StringComparer.Ordinal).Select(line => $"unknown: {line}"),
        ];
    }

    public static IEnumerable<string> Expected()
    {
        using var text = new StreamReader(typeof(SchemaCheck).Assembly.GetManifestResourceStream("schema.txt")!);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
