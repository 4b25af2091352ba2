using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Secrets;
using Shouldly;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>Reads what lies in the outbox, as the sender will.</summary>
internal static class TestLetters
{
    private sealed record LetterRow
    {
        public string Kind { get; init; } = "";

        public string Recipient { get; init; } = "";

        public string SealedContent { get; init; } = "";
    }

    /// <summary>The letters of that kind to that address, the newest last.</summary>
    public static async Task<IReadOnlyList<LetterContent>> LettersAsync(this GatehouseHost host, string kind, string to)
    {
        var rows = await host.Database.ReadAsync(session => session.QueryAsync<LetterRow>(
            "SELECT kind, recipient, sealed_content FROM mail_outbox WHERE kind = @kind AND recipient = @to ORDER BY created_at", new { kind, to }));
        return [.. rows.Select(row => LetterContent.Read(host.Get<Sealer>().Open(Outbox.Purpose, row.SealedContent).ShouldNotBeNull()))];
    }

    public static string Code(this LetterContent letter) => letter.Blocks.OfType<LetterBlock.Code>().Single().Value;

    public static Uri Link(this LetterContent letter) => new(letter.Blocks.OfType<LetterBlock.Button>().Single().Url);
}
