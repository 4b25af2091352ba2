using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Secrets;

/// <summary>Seals anew, in small steps, what an older key sealed.</summary>
internal sealed class ResealStore(Database database, Sealer sealer, IEnumerable<SealedColumn> columns)
{
    private const int Step = 200;

    /// <summary>How many texts were sealed anew. Texts that change meanwhile are left alone: they are new already.</summary>
    public async Task<int> ResealAllAsync(string currentKeyId)
    {
        var resealed = 0;
        foreach (var column in columns)
        {
            while (await ResealSomeAsync(column, currentKeyId) is var done and > 0)
            {
                resealed += done;
            }
        }

        return resealed;
    }

    /// <summary>How many texts still wait for it.</summary>
    public async Task<long> CountAsync(string currentKeyId)
    {
        var count = 0L;
        foreach (var column in columns)
        {
            count += await database.ReadAsync(session => session.GetAsync<long>(
                $"SELECT count(*) FROM {column.Table} WHERE {column.Column} IS NOT NULL AND {column.Column} NOT LIKE @current",
                new { current = currentKeyId + ".%" }));
        }

        return count;
    }

    private Task<int> ResealSomeAsync(SealedColumn column, string currentKeyId) =>
        database.WriteAsync(async session =>
        {
            // Names come from the rooms' own registrations, never from outside.
            var rows = await session.QueryAsync<Row>(
                $"SELECT {column.Key} AS id, {column.Column} AS text FROM {column.Table} WHERE {column.Column} IS NOT NULL AND {column.Column} NOT LIKE @current LIMIT {Step}",
                new { current = currentKeyId + ".%" });
            foreach (var row in rows)
            {
                var plain = sealer.Open(column.Purpose, row.Text)
                    ?? throw new InvalidOperationException($"{column.Table}.{column.Column} of {row.Id} was sealed by a key that is gone.");
                await session.ExecuteAsync(
                    $"UPDATE {column.Table} SET {column.Column} = @text WHERE {column.Key} = @id AND {column.Column} = @old",
                    new { text = sealer.Seal(column.Purpose, plain), id = row.Id, old = row.Text });
            }

            return rows.Count;
        });

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string Text { get; init; } = "";
    }
}
