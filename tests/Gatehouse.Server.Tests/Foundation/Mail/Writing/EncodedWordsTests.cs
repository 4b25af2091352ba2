using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Gatehouse.Server.Foundation.Mail.Writing;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Mail.Writing;

public sealed class EncodedWordsTests
{
    [Fact]
    public void Plain_ASCII_stands_as_it_is() => EncodedWords.Write("Your verification code").ShouldBe("Your verification code");

    [Fact]
    public void What_looks_like_an_encoded_word_is_encoded() => EncodedWords.Write("=?utf-8?B?eA==?=").ShouldStartWith("=?utf-8?B?PT91");

    [Fact]
    public void Any_text_is_words_of_75_characters_that_are_readable_one_by_one() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), static given =>
        {
            var text = given.Get + "Grüße 👋" + given.Get;
            var words = EncodedWords.Write(text).Split("\r\n ");
            words.ShouldAllBe(static word => word.Length <= 75 && word.StartsWith("=?utf-8?B?") && word.EndsWith("?="));
            var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
            string.Concat(words.Select(word => strict.GetString(Convert.FromBase64String(word[10..^2]))))
                .ShouldBe(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
        }).QuickCheckThrowOnFailure();
}
