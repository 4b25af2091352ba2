using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Protocols.Aws.Xml;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.Aws.Xml;

public sealed class QueryXmlWriterTests
{
    private const string Namespace = "https://iam.amazonaws.com/doc/2010-05-08/";
    private const string Metadata = "<ResponseMetadata><RequestId>id</RequestId></ResponseMetadata>";

    [Fact]
    public void A_reply_is_written_by_its_members() => Write(new Reply(
        "arn:a", null, new DateTimeOffset(2026, 11, 22, 4, 54, 57, TimeSpan.FromHours(2)), true, 7, [1, 2],
        new Dictionary<string, long> { ["Users"] = 3 }, "{\"a\": \"arn%3A*\"}", [], [new Item("x"), new Item(null)], ["one"], new Item(null)))
        .ShouldBe("<result><arn>arn:a</arn><At>2026-11-22T02:54:57Z</At><IsTruncated>true</IsTruncated><Count>7</Count><Blob>AQI=</Blob>"
            + "<Map><entry><key>Users</key><value>3</value></entry></Map><Document>%7B%22a%22%3A%20%22arn%253A%2A%22%7D</Document><Empty></Empty>"
            + "<Items><member><Name>x</Name></member><member></member></Items><Names><member>one</member></Names><LastUsed></LastUsed></result>");

    [Fact]
    public void A_reply_without_members_has_no_result() =>
        Encoding.UTF8.GetString(QueryXmlWriter.Write("DeleteUser", new Void(), "id", Namespace))
            .ShouldBe($"<DeleteUserResponse xmlns=\"{Namespace}\">{Metadata}</DeleteUserResponse>");

    [Fact]
    public void Any_text_leaves_the_document_well_formed_and_itself_whole() =>
        Prop.ForAll(Gen.OneOf(
                ArbMap.Default.GeneratorFor<NonNull<string>>().Select(static text => text.Get),
                Gen.Elements("\0", "\u0001\u001F", "\uFFFE\uFFFF", "\uD800", "\uDC00x", "😀", "]]>", "<a>&amp;\"'", "a\r\nb\tc", "\u0085\u2028")).ToArbitrary(),
            static text =>
            {
                var parsed = XDocument.Parse(Encoding.UTF8.GetString(QueryXmlWriter.Write("X", new Item(text), "id", Namespace)), LoadOptions.PreserveWhitespace);
                return parsed.Descendants(XName.Get("Name", Namespace)).Single().Value == Holdable(text);
            }).QuickCheckThrowOnFailure();

    private static string Holdable(string text) => string.Concat(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
        .Select(static letter => (letter < ' ' && letter is not ('\t' or '\n' or '\r')) || letter is '\uFFFE' or '\uFFFF' ? '\uFFFD' : letter));

    private static string Write(Reply reply)
    {
        var text = Encoding.UTF8.GetString(QueryXmlWriter.Write("GetReply", reply, "id", Namespace));
        text.ShouldStartWith($"<GetReplyResponse xmlns=\"{Namespace}\"><GetReplyResult>");
        text.ShouldEndWith($"</GetReplyResult>{Metadata}</GetReplyResponse>");
        return text[text.IndexOf("<GetReplyResult>", StringComparison.Ordinal)..text.IndexOf(Metadata, StringComparison.Ordinal)].Replace("GetReplyResult", "result", StringComparison.Ordinal);
    }

    private sealed record Reply(
        [Wire("arn")] string? Arn,
        string? Absent,
        DateTimeOffset At,
        bool IsTruncated,
        int Count,
        byte[] Blob,
        IReadOnlyDictionary<string, long> Map,
        [UrlEncoded] string Document,
        IReadOnlyList<string> Empty,
        IReadOnlyList<Item> Items,
        IReadOnlyList<string> Names,
        Item LastUsed);

    private sealed record Item(string? Name);

    private sealed record Void;
}
