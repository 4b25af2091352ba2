using Gatehouse.Server.SignIn.Challenges;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Challenges;

public sealed class ChallengePictureTests
{
    [Fact]
    public void A_picture_is_a_png_of_sixteen_greys_that_every_browser_accepts()
    {
        var random = new CountingSecrets();
        for (var i = 0; i < 20; i++)
        {
            var (width, height, greys) = PngPixels.Read(ChallengePicture.Draw(ChallengeText.Draw(random), random));

            width.ShouldBeInRange(220, 260);
            height.ShouldBeInRange(70, 90);
            greys.Distinct().Count().ShouldBeGreaterThan(12);
        }
    }

    [Fact]
    public void A_picture_weighs_less_than_12_kB()
    {
        var random = new CountingSecrets();
        for (var i = 0; i < 50; i++)
        {
            ChallengePicture.Draw(ChallengeText.Draw(random), random).Length.ShouldBeLessThan(12_000);
        }
    }

    [Fact]
    public void Every_character_of_the_alphabet_can_be_drawn()
    {
        foreach (var character in ChallengeText.Alphabet)
        {
            ChallengePicture.Draw(new string(character, ChallengeText.Length), new CountingSecrets()).Length.ShouldBeGreaterThan(1000);
        }
    }

    [Fact]
    public void The_same_text_never_gives_the_same_pixels_twice()
    {
        var random = new CountingSecrets();
        var seen = new Dictionary<ulong, int>();
        for (var picture = 0; picture < 16; picture++)
        {
            var (width, height, greys) = PngPixels.Read(ChallengePicture.Draw("HX7M9A", random));
            for (var y = 0; y <= height - 8; y++)
            {
                for (var x = 0; x <= width - 8; x++)
                {
                    seen.TryAdd(Block(greys, width, x, y), picture);
                    seen[Block(greys, width, x, y)].ShouldBe(picture, "two pictures share a block of 8 by 8 pixels");
                }
            }
        }
    }

    [Fact]
    public void The_same_random_numbers_give_the_same_picture() =>
        ChallengePicture.Draw("HX7M9A", new CountingSecrets(7)).ShouldBe(ChallengePicture.Draw("HX7M9A", new CountingSecrets(7)));

    [Fact]
    public void The_file_carries_nothing_but_pixels_and_so_not_the_answer()
    {
        var random = new CountingSecrets();
        for (var i = 0; i < 50; i++)
        {
            var text = ChallengeText.Draw(random);
            var png = ChallengePicture.Draw(text, random);

            AnswerTraces.In(png, text).ShouldBeEmpty();
            AnswerTraces.In(PngPixels.Read(png).Greys, text).ShouldBeEmpty();
        }
    }

    [Fact]
    public void The_length_of_the_file_tells_no_more_than_chance_about_the_text()
    {
        var random = new CountingSecrets();
        double Mean(string text) => Enumerable.Range(0, 60).Average(_ => ChallengePicture.Draw(text, random).Length);

        Math.Abs(Mean("MMWWXX") - Mean("773377")).ShouldBeLessThan(60);
    }

    private static ulong Block(byte[] greys, int width, int left, int top)
    {
        var hash = 14695981039346656037UL;
        for (var i = 0; i < 64; i++)
        {
            hash = (hash ^ greys[(top + i / 8) * width + left + i % 8]) * 1099511628211UL;
        }

        return hash;
    }
}
