using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Credentials;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Credentials;

public sealed class BlocklistTests
{
    private const string Printable =
        "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

    [Fact]
    public void The_filter_holds_a_quarter_of_a_million_entries_in_less_than_a_megabyte()
    {
        using var resource = typeof(Blocklist).Assembly.GetManifestResourceStream(Blocklist.Resource).ShouldNotBeNull();
        resource.Length.ShouldBeLessThan(1_000_000);
        Blocklist.Entries.ShouldBeGreaterThanOrEqualTo(250_000);
    }

    [Theory]
    [InlineData("P@ssw0rd123!")]
    [InlineData("Welcome1!")]
    [InlineData("Summer2026!")]
    [InlineData("Qwerty12#")]
    [InlineData("$ummer2026")]
    [InlineData("$$Dr@g0n$$77")]
    [InlineData("June2026!")]
    [InlineData("May2026!")]
    [InlineData("Admin123!")]
    [InlineData("Administrator1!")]
    [InlineData("!!Letmein2025")]
    [InlineData("1LOVEyou!!")]
    [InlineData("Monkey#99")]
    [InlineData("Abc123!!")]
    [InlineData("Aa123456!")]
    [InlineData("Passwort1!")]
    [InlineData("Gatehouse2026!")]
    [InlineData("Ｐａｓｓｗｏｒｄ１！")]
    public void What_everybody_tries_is_refused_however_it_is_dressed_up(string typed) =>
        Blocklist.Find(PlainPassword.From(typed)).ShouldNotBeNull();

    [Theory]
    [InlineData("password", BlocklistMatch.Whole)]
    [InlineData("PASSWORD", BlocklistMatch.Whole)]
    [InlineData("Password7!", BlocklistMatch.Padded)]
    [InlineData("dragondragondragon", BlocklistMatch.Repeated)]
    [InlineData("xyxyxyxyxyxyxyxy", BlocklistMatch.Repeated)]
    [InlineData("zzzzzzzzzzzzzzzz", BlocklistMatch.Repeated)]
    [InlineData("violet-turbine-oatmeal-27", null)]
    [InlineData("Tq7#mWz!4kPd", null)]
    [InlineData("", null)]
    [InlineData("!", null)]
    public void The_reason_is_given(string typed, object? match) =>
        Blocklist.Find(PlainPassword.From(typed)).ShouldBe((BlocklistMatch?)match);

    // Lines of eight characters and more, taken evenly from the more frequent half of the list that tools/PasswordFilter names.
    [Fact]
    public void No_sampled_line_of_the_source_is_missed()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "People", "Credentials", "frequent-passwords.txt"));
        lines.Length.ShouldBeGreaterThan(400);
        lines.Where(line => Blocklist.Find(PlainPassword.From(line)) is null).ShouldBeEmpty();
        lines.Where(line => Blocklist.Find(PlainPassword.From(line.ToUpperInvariant() + "7!")) is null).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(8, 400_000)]
    [InlineData(12, 200_000)]
    public void Fewer_than_one_in_ten_thousand_random_passwords_is_refused(int length, int count)
    {
        // A fixed seed: the same passwords in every run.
        var random = new Random(length);
        var refused = 0;
        for (var i = 0; i < count; i++)
        {
            if (Blocklist.Find(PlainPassword.From(RandomOfFourClasses(random, length))) is not null)
            {
                refused++;
            }
        }

        ((double)refused / count).ShouldBeLessThan(1e-4, $"{refused} of {count}");
    }

    [Fact]
    public void A_long_password_of_digits_asks_a_bounded_number_of_questions() =>
        BlocklistKeys.Of(SecretSource.System.Digits(256)).Count().ShouldBeLessThan(256 * BlocklistKeys.Longest);

    [Theory]
    [InlineData("")]
    [InlineData("GHFF")]
    [InlineData("GHFF\u0001\0\u000c\0\u0001\0\0\0\u0003\0\0\0")]
    [InlineData("XXXX\u0001\0\u000c\0\u0001\0\0\0\u0003\0\0\0")]
    public void A_damaged_filter_is_refused_and_never_an_empty_list(string file) =>
        Should.Throw<InvalidDataException>(() => new FuseFilter(System.Text.Encoding.ASCII.GetBytes(file)));

    private static string RandomOfFourClasses(Random random, int length)
    {
        while (true)
        {
            var text = string.Concat(random.GetItems(Printable.AsSpan(), length));
            if (text.Any(char.IsAsciiLetterLower) && text.Any(char.IsAsciiLetterUpper) && text.Any(char.IsAsciiDigit)
                && text.Any(character => !char.IsAsciiLetterOrDigit(character)))
            {
                return text;
            }
        }
    }
}
