using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Gatehouse.Server.Foundation.Mail.Writing;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Mail.Writing;

public sealed class QuotedPrintableTests
{
    [Fact]
    public void Any_text_comes_back_and_travels_as_short_lines_of_ASCII() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), static given =>
        {
            var text = given.Get + "= é \t\n.x " + given.Get;
            var written = QuotedPrintable.Write(text);
            written.Split("\r\n").ShouldAllBe(static line => line.Length <= 76 && !line.EndsWith(' ') && !line.EndsWith('\t'));
            written.ShouldAllBe(static c => c == '\r' || c == '\n' || c == '\t' || (c >= ' ' && c <= '~'));
            var valid = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            Read(written).ShouldBe(valid.ReplaceLineEndings("\n").TrimEnd('\n') + "\n");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_line_can_look_like_the_end_of_its_part() =>
        QuotedPrintable.Write("--=_boundary--").ShouldBe("--=3D_boundary--\r\n");

    private static string Read(string written)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] == '=' && written[i + 1] == '\r')
            {
                i += 2;
            }
            else if (written[i] == '=')
            {
                bytes.Add(Convert.ToByte(written.Substring(i + 1, 2), 16));
                i += 2;
            }
            else if (written[i] != '\r')
            {
                bytes.Add((byte)written[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
