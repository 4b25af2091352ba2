using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Phones;

internal sealed record KeptMessage(PhoneRow Row, PhoneContent Content);

/// <summary>Opens messages whose content is still there: those under way, and where the development page is on, all.</summary>
internal sealed class KeptMessages(Database database, Sealer sealer)
{
    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<KeptMessage>> FindAsync(PhoneNumber? to, int limit, CancellationToken cancellation = default)
    {
        var rows = await database.ReadAsync(session => PhoneStore.FindWithContentAsync(session, to?.E164, limit), cancellation);
        return [.. rows.Select(Open).OfType<KeptMessage>()];
    }

    private KeptMessage? Open(PhoneRow row) =>
        row.SealedContent is not null && sealer.Open(PhoneOutbox.Purpose, row.SealedContent) is { } plain ? new(row, PhoneContent.Read(plain)) : null;
}
