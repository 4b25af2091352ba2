using Gatehouse.Protocols.Aws.Members;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.Aws.Members;

public sealed class MemberRulesTests
{
    private static readonly AssumeRequest s_fine = new()
    {
        RoleArn = "arn:aws:iam::111122223333:role/a",
        RoleSessionName = "session",
    };

    [Fact]
    public void A_request_that_satisfies_its_rules_has_no_violations() => MemberRules.FindViolations(s_fine).ShouldBeEmpty();

    [Theory] // Recorded answers of the real services.
    [InlineData(ViolationStyle.WithValues, @"1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*")]
    [InlineData(ViolationStyle.WithoutValues, @"1 validation error detected: Value at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*")]
    internal void A_pattern_is_told_in_the_services_words(ViolationStyle style, string sentence) =>
        Tell(s_fine with { RoleSessionName = "Session1:2" }, style).ShouldBe(sentence);

    [Fact]
    public void A_value_outside_an_enumeration_is_told_in_the_services_words()
    {
        Tell(s_fine with { Status = "active" }, ViolationStyle.WithoutValues)
            .ShouldBe("1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set");
        Tell(s_fine with { Status = "active" }, ViolationStyle.WithValues)
            .ShouldBe("1 validation error detected: Value 'active' at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]");
    }

    [Fact]
    public void Several_violations_are_told_at_once() =>
        Tell(new AssumeRequest { RoleSessionName = "!" }, ViolationStyle.WithValues).ShouldBe(
            @"3 validation errors detected: Value null at 'roleArn' failed to satisfy constraint: Member must not be null; "
            + @"Value '!' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2; "
            + @"Value '!' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*");

    [Theory]
    [InlineData(899, "Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900")]
    [InlineData(43201, "Value '43201' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 43200")]
    public void A_number_out_of_range_is_told(int seconds, string sentence) =>
        Tell(s_fine with { DurationSeconds = seconds }, ViolationStyle.WithValues).ShouldBe("1 validation error detected: " + sentence);

    [Fact]
    public void Members_of_items_are_named_by_their_number() =>
        Tell(s_fine with { Tags = [new TagRecord("a", "b"), new TagRecord("", "c")] }, ViolationStyle.WithValues).ShouldBe(
            "1 validation error detected: Value '' at 'tags.2.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1");

    [Fact]
    public void A_list_and_its_texts_have_rules_of_their_own()
    {
        Tell(s_fine with { ActionNames = ["a:b", "x"] }, ViolationStyle.WithValues).ShouldBe(
            "1 validation error detected: Value '[a:b, x]' at 'actionNames' failed to satisfy constraint: Member must satisfy constraint: [Member must have length greater than or equal to 3]");
        Tell(s_fine with { ActionNames = ["a:b", "c:d", "e:f"] }, ViolationStyle.WithoutValues).ShouldBe(
            "1 validation error detected: Value at 'actionNames' failed to satisfy constraint: Member must have length less than or equal to 2");
    }

    [Fact]
    public void What_the_record_promises_must_be_there_and_what_it_works_out_is_not_judged() =>
        MemberRules.FindViolations(new Promise(null!)).ShouldHaveSingleItem().ShouldBe(new Violation("name", null, IsNull: true, "Member must not be null"));

    [Fact]
    public void A_secret_is_never_quoted()
    {
        var told = Tell(s_fine with { Password = "a\u0001secret" }, ViolationStyle.WithValues);

        told.ShouldNotContain("secret");
        told.ShouldStartWith("1 validation error detected: Value at 'password' failed");
    }

    [Fact]
    public void A_name_on_the_wire_and_attributes_on_a_parameter_count()
    {
        var violation = MemberRules.FindViolations(s_fine with { PolicyArns = [new PolicyArn("x")] }).ShouldHaveSingleItem();

        violation.Path.ShouldBe("policyArns.1.member.arn");
    }

    [Theory]
    [InlineData(@"[\w+=,.@-]+", "name", true)]
    [InlineData(@"[\w+=,.@-]+", "näme", false)]
    [InlineData(@"[\w+=,.@-]+", "name\n", false)]
    [InlineData(@"\d{12}", "111122223333", true)]
    [InlineData(@"\d{12}", "١١١١٢٢٢٢٣٣٣٣", false)]
    [InlineData(@"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)", "/", true)]
    [InlineData(@"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)", "/a/", true)]
    [InlineData(@"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)", "/a", false)]
    [InlineData(@"^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$", "my-alias", true)]
    [InlineData(@"^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$", "my--alias", false)]
    [InlineData(@"[\p{L}\p{Z}\p{N}_.:/=+\-@]*", "Größe 1", true)]
    [InlineData(@"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+", "a😀", true)]
    [InlineData(@"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+", "a\u0001", false)]
    [InlineData(@"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?", "v1", true)]
    public void Patterns_of_the_models_mean_what_they_mean_in_java(string pattern, string text, bool fits) =>
        new WholePattern(pattern).Fits(text).ShouldBe(fits);

    private static string Tell(AssumeRequest request, ViolationStyle style) => ViolationWriter.Write(MemberRules.FindViolations(request), style);

    private sealed record AssumeRequest
    {
        [Required, Length(20, 2048)]
        public string? RoleArn { get; init; }

        [Required, Length(2, 64), Pattern(@"[\w+=,.@-]*")]
        public string? RoleSessionName { get; init; }

        [Range(900, 43200)]
        public int? DurationSeconds { get; init; }

        [OneOf("Active", "Inactive")]
        public string? Status { get; init; }

        [Count(0, 50)]
        public IReadOnlyList<TagRecord>? Tags { get; init; }

        [Count(0, 2), Length(3, 128)]
        public IReadOnlyList<string>? ActionNames { get; init; }

        public IReadOnlyList<PolicyArn>? PolicyArns { get; init; }

        [Secret, Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
        public string? Password { get; init; }
    }

    private sealed record Promise(string Name)
    {
        public string Length => Name.Length.ToString();
    }

    private sealed record TagRecord([Required, Length(1, 128)] string? Key, [Required, Length(0, 256)] string? Value);

    private sealed record PolicyArn([Wire("arn"), Length(20, 2048)] string? Arn);
}
