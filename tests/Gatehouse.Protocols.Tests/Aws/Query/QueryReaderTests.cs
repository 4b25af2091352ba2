using System.Diagnostics;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Gatehouse.Protocols.Aws.Query;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.Aws.Query;

public sealed class QueryReaderTests
{
    [Theory]
    [InlineData("", "{}")]
    [InlineData("Action=GetUser&Version=2010-05-08", """{"Action":"GetUser","Version":"2010-05-08"}""")]
    [InlineData("UserName=J%C3%B6rg+%26+Co%2B", """{"UserName":"J\u00F6rg \u0026 Co\u002B"}""")]
    [InlineData("Tags.member.1.Key=a&Tags.member.1.Value=b&Tags.member.2.Key=c", """{"Tags":[{"Key":"a","Value":"b"},{"Key":"c"}]}""")]
    [InlineData("Names.member.10=j&Names.member.2=b", """{"Names":["b","j"]}""")]
    [InlineData("ContextEntries.member.1.ContextKeyValues.member.1=x", """{"ContextEntries":[{"ContextKeyValues":["x"]}]}""")]
    [InlineData("PolicyArns.member.1.arn=x&Tags=", """{"PolicyArns":[{"arn":"x"}],"Tags":""}""")]
    [InlineData("member=1&Deep.member=2", """{"member":"1","Deep":{"member":"2"}}""")]
    [InlineData("Flag", """{"Flag":""}""")]
    public void Dotted_names_become_a_tree(string query, string tree) =>
        QueryReader.Read(query).ShouldBeOfType<QueryReading.Read>().Members.ToJsonString().ShouldBe(JsonNode.Parse(tree)!.ToJsonString());

    [Theory]
    [InlineData("A=1&A=2")]
    [InlineData("A=1&A.B=2")]
    [InlineData("A.B=2&A=1")]
    [InlineData("A=&A.member.1=2")]
    [InlineData("A.member.1=2&A.B=1")]
    [InlineData("A.member.1=2&A.member.1=2")]
    [InlineData("A.member.0=2")]
    [InlineData("A.member.01=2")]
    [InlineData("A.member.99999999999=2")]
    [InlineData("A..B=2")]
    [InlineData(".=2")]
    [InlineData("=2")]
    [InlineData("A=%FF")]
    [InlineData("%C0%80=1")]
    [InlineData("a.a.a.a.a.a.a.a.a.a.a.a.a=1")]
    public void What_contradicts_itself_or_is_no_text_is_refused(string query) => QueryReader.Read(query).ShouldBeOfType<QueryReading.Unreadable>();

    [Fact]
    public void A_great_index_costs_no_more_than_a_small_one()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        QueryReader.Read("A.member.999999999.B.member.999999999=x").ShouldBeOfType<QueryReading.Read>().Members.ToJsonString().ShouldBe("""{"A":[{"B":["x"]}]}""");

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public void More_parameters_than_any_operation_takes_are_refused()
    {
        var most = string.Join('&', Enumerable.Range(1, QueryReader.MostParameters).Select(static at => $"A.member.{at}=x"));

        QueryReader.Read(most).ShouldBeOfType<QueryReading.Read>();
        QueryReader.Read(most + "&B=x").ShouldBeOfType<QueryReading.Unreadable>();
        QueryReader.Read(new string('A', QueryReader.LongestName + 1) + "=x").ShouldBeOfType<QueryReading.Unreadable>();
    }

    [Fact]
    public void A_hostile_megabyte_is_read_or_refused_in_a_moment()
    {
        string[] hostile = [new('&', 1 << 20), new('%', 1 << 20), new('.', 1 << 20), new('=', 1 << 20), "A=" + new string('+', 1 << 20)];
        var watch = Stopwatch.StartNew();

        hostile.ShouldAllBe(static query => QueryReader.Read(query) != null);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void No_text_makes_it_throw()
    {
        var pieces = Gen.Elements("A", ".", "member", "1", "=", "&", "%", "+", "%41", "0", "\uD800", "é", "entry");
        var texts = Gen.OneOf(pieces.ListOf().Select(static parts => string.Concat(parts)), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(static text => text.Get));

        Prop.ForAll(texts.ToArbitrary(), static text => QueryReader.Read(text) is not null).QuickCheckThrowOnFailure();
    }
}
