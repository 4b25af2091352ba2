using System.Runtime.CompilerServices;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Mail.Writing;
using Gatehouse.Server.Foundation.Settings;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Mail.Writing;

public sealed class LetterWriterTests
{
    [Fact]
    public void The_HTML_of_a_letter_is_as_it_was_last_looked_at() => ShouldBeAsKept(Write(Content()).Html, "letter.html");

    [Fact]
    public void The_text_of_a_letter_is_as_it_was_last_looked_at() => ShouldBeAsKept(Write(Content()).Text, "letter.txt");

    [Fact]
    public void Nothing_a_stranger_chose_becomes_markup()
    {
        const string Evil = "<script>alert(1)</script><img src=x onerror=\"a\">'\"&";
        var html = new LetterWriter(new() { Name = Evil }, new(new() { PublicUrl = "https://signin.example.com" })).Write(new(
            Evil,
            [
                new LetterBlock.Paragraph(Evil),
                new LetterBlock.Code(Evil),
                new LetterBlock.Button(Evil, "https://example.com/?\"><script>"),
                new LetterBlock.Facts([new(Evil, Evil)]),
            ],
            "en")).Html;
        html.ShouldNotContain("<script");
        html.ShouldNotContain("<img");
        html.ShouldNotContain("onerror=\"");
        html.ShouldContain("&lt;script&gt;");
    }

    [Fact]
    public void A_letter_fetches_nothing_when_it_is_opened()
    {
        var html = Write(Content()).Html;
        html.ShouldNotContain("src=");
        html.ShouldNotContain("url(");
        html.ShouldNotContain("<link");
    }

    [Fact]
    public void Codes_and_addresses_stand_alone_on_their_lines_in_plain_text()
    {
        var lines = Write(Content()).Text.Split('\n');
        lines.ShouldContain("    123456");
        lines.ShouldContain("https://signin.example.com/signup?a=1&b=2");
        lines.ShouldAllBe(static line => line.Length <= 76 || line.StartsWith("https://"));
    }

    private static LetterContent Content()
    {
        var letter = MailRoomCase.CodeLetter();
        return new(letter.Subject, letter.Blocks, "en");
    }

    private static WrittenLetter Write(LetterContent content) =>
        new LetterWriter(new BrandOptions(), new PublicAddress(new PlaceOptions { PublicUrl = "https://signin.example.com" })).Write(content);

    /// <summary>A changed look is looked at in a browser, light and dark, and then kept: delete the file and run the test.</summary>
    private static void ShouldBeAsKept(string written, string name, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "Kept", name);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, written);
        }

        written.ShouldBe(File.ReadAllText(path));
    }
}
