using FsCheck;
using FsCheck.Fluent;
using Gatehouse.Protocols.Encodings;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.Encodings;

public sealed class PhcStringTests
{
    private const string Argon2 =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    [Fact]
    public void A_string_of_the_reference_implementation_is_read_field_by_field()
    {
        var phc = PhcReader.Read(Argon2).ShouldNotBeNull();

        phc.Scheme.ShouldBe("argon2id");
        phc.Version.ShouldBe(19);
        phc.Number("m").ShouldBe(65536);
        phc.Number("t").ShouldBe(2);
        phc.Number("p").ShouldBe(1);
        phc.Number("x").ShouldBeNull();
        phc.Salt.ShouldBe("somesalt"u8.ToArray());
        Convert.ToHexString(phc.Hash).ShouldStartWith("09316115D5CF24ED");
    }

    [Theory]
    [InlineData(Argon2)]
    [InlineData("$pbkdf2-sha512$i=220000$c29tZXNhbHQ$AAAA")]
    [InlineData("$plain$c29tZXNhbHQ$AAAA")]
    [InlineData("$plain$v=0$c29tZXNhbHQ$AAAA")]
    public void What_was_read_is_written_back_letter_for_letter(string text) =>
        PhcWriter.Write(PhcReader.Read(text).ShouldNotBeNull()).ShouldBe(text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("$")]
    [InlineData("$$$$$")]
    [InlineData("argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAA")]
    [InlineData("x$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAA")]
    [InlineData("$Argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAA")]
    [InlineData("$argon2id$v=019$m=8,t=1,p=1$c29tZXNhbHQ$AAAA")]
    [InlineData("$argon2id$v=$m=8,t=1,p=1$c29tZXNhbHQ$AAAA")]
    [InlineData("$argon2id$v=19$m=8,m=9$c29tZXNhbHQ$AAAA")]
    [InlineData("$argon2id$v=19$m=,t=1$c29tZXNhbHQ$AAAA")]
    [InlineData("$argon2id$v=19$m$c29tZXNhbHQ$AAAA")]
    [InlineData("$argon2id$v=19$m=8 ,t=1$c29tZXNhbHQ$AAAA")]
    [InlineData("$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ")]
    [InlineData("$argon2id$v=19$m=8,t=1,p=1$$AAAA")]
    [InlineData("$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$")]
    [InlineData("$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAA$AAAA")]
    public void What_is_not_of_the_form_is_not_read(string? text) => PhcReader.Read(text).ShouldBeNull();

    [Theory]
    [InlineData("AAAA=")]
    [InlineData("AAA=")]
    [InlineData("AA AA")]
    [InlineData("AAAA\n")]
    [InlineData("AAB")]
    [InlineData("AB")]
    [InlineData("A")]
    [InlineData("AA_-")]
    public void A_second_spelling_of_the_same_bytes_is_not_read(string hash) =>
        PhcReader.Read("$plain$AAAA$" + hash).ShouldBeNull();

    [Theory]
    [InlineData("-1")]
    [InlineData("01")]
    [InlineData("2147483648")]
    [InlineData("99999999999999999999")]
    [InlineData("1.5")]
    public void A_parameter_that_is_no_plain_decimal_is_no_number(string value) =>
        PhcReader.Read($"$plain$i={value}$AAAA$AAAA").ShouldNotBeNull().Number("i").ShouldBeNull();

    [Fact]
    public void A_string_of_a_megabyte_is_refused_unread() =>
        PhcReader.Read("$plain$AAAA$" + new string('A', 1 << 20)).ShouldBeNull();

    [Fact]
    public void The_text_form_shows_neither_salt_nor_hash() =>
        PhcReader.Read(Argon2).ShouldNotBeNull().ToString().ShouldBe("$argon2id$***");

    [Fact]
    public void No_text_whatever_makes_the_reader_throw_and_what_it_reads_has_one_spelling()
    {
        var pieces = Gen.Elements("$", "v=", "19", "m=8", ",", "=", "argon2id", "AAAA", "c29tZXNhbHQ", "0", "-", "é", "\0", " ", "\n", "/+.");
        var near = Gen.ListOf(pieces).Select(list => "$" + string.Concat(list));
        var texts = Gen.OneOf(near, ArbMap.Default.GeneratorFor<string>());

        Prop.ForAll(texts.ToArbitrary(), text => PhcReader.Read(text) is not { } phc || PhcWriter.Write(phc) == text)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
    }
}
