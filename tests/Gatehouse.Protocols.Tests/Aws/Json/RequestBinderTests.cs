using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Gatehouse.Protocols.Aws.Json;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Protocols.Aws.Query;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.Aws.Json;

public sealed class RequestBinderTests
{
    [Fact]
    public void A_form_becomes_a_request_record_with_its_types()
    {
        var example = Bind("Name=a&Count=12&Big=5000000000&Wanted=true&Tags.member.1.Key=k&PolicyArns.member.1.arn=x&Names.member.1=n&Blob=AQI%3D&At=2026-11-22T02%3A54%3A57Z&Unknown=y")
            .ShouldBeOfType<Binding.Bound>().Request.ShouldBeOfType<Example>();

        example.Name.ShouldBe("a");
        example.Count.ShouldBe(12);
        example.Big.ShouldBe(5_000_000_000);
        example.Wanted.ShouldBe(true);
        example.Tags.ShouldNotBeNull().ShouldHaveSingleItem().Key.ShouldBe("k");
        example.PolicyArns.ShouldNotBeNull().ShouldHaveSingleItem().Arn.ShouldBe("x");
        example.Names.ShouldBe(["n"]);
        example.Blob.ShouldBe([1, 2]);
        example.At.ShouldBe(new DateTimeOffset(2026, 11, 22, 2, 54, 57, TimeSpan.Zero));
    }

    [Fact]
    public void An_empty_parameter_is_an_empty_list_where_a_list_is_wanted_and_an_empty_text_elsewhere()
    {
        var example = Bind("Tags=&Names=&Name=").ShouldBeOfType<Binding.Bound>().Request.ShouldBeOfType<Example>();

        example.Tags.ShouldNotBeNull().ShouldBeEmpty();
        example.Names.ShouldNotBeNull().ShouldBeEmpty();
        example.Name.ShouldBe("");
        example.PolicyArns.ShouldBeNull();
    }

    [Theory]
    [InlineData("Count=twelve", "count")]
    [InlineData("Count=", "count")]
    [InlineData("Count=99999999999", "count")]
    [InlineData("Wanted=yes", "wanted")]
    [InlineData("Name.member.1=x", "name")]
    [InlineData("Tags=x", "tags")]
    [InlineData("Tags.member.1=x", "tags.1.member")]
    [InlineData("Tags.member.1.Key=a&Tags.member.2.Key.Deep=b", "tags.2.member.key")]
    [InlineData("Blob=%", "blob")]
    [InlineData("At=soon", "at")]
    public void A_wrong_type_is_told_with_the_members_name(string query, string member) =>
        Bind(query).ShouldBe(new Binding.Misfit(member));

    [Fact]
    public void Json_is_strict_about_types()
    {
        Read("""{"Name":"a","Count":12,"Wanted":true,"Tags":[{"Key":"k"}],"At":1795314897,"New":null}""").ShouldBeOfType<Binding.Bound>()
            .Request.ShouldBeOfType<Example>().At.ShouldBe(new DateTimeOffset(2026, 11, 22, 2, 34, 57, TimeSpan.Zero));
        Read("""{"Count":"12"}""").ShouldBe(new Binding.Misfit("count"));
        Read("""{"Name":12}""").ShouldBe(new Binding.Misfit("name"));
        Read("""{"Tags":[{"Key":1}]}""").ShouldBe(new Binding.Misfit("tags.1.member.key"));
        Read("""{"At":1e300}""").ShouldBe(new Binding.Misfit("at"));
    }

    [Fact]
    public void Camel_case_services_have_small_first_letters() =>
        RequestBinder.Bind(new JsonObject { ["name"] = "a" }, typeof(Example), WireForm.CamelJson)
            .ShouldBeOfType<Binding.Bound>().Request.ShouldBeOfType<Example>().Name.ShouldBe("a");

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    public void An_empty_body_has_no_members(string body) => RequestBinder.Parse(Encoding.UTF8.GetBytes(body)).ShouldNotBeNull().Count.ShouldBe(0);

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("{")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":{"b":1,"b":2}}""")]
    [InlineData("""{"a":1,}""")]
    [InlineData("""{"a":1} x""")]
    [InlineData("{/**/}")]
    public void A_body_that_is_not_one_object_is_refused(string body) => RequestBinder.Parse(Encoding.UTF8.GetBytes(body)).ShouldBeNull();

    [Fact]
    public void A_body_of_brackets_is_refused() =>
        RequestBinder.Parse(Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 100_000))).ShouldBeNull();

    [Fact]
    public void No_bytes_make_it_throw()
    {
        byte[][] near = [.. new[] { "{\"Name\":\"\\uD800\"}", "{\"Name\":\"", "{\"Tags\":[", "{\"At\":", "{\"\\uDC00\":1}" }.Select(Encoding.UTF8.GetBytes), [.. "{\"Name\":\""u8, 0xFF, .. "\"}"u8]];
        foreach (var body in near)
        {
            (RequestBinder.Parse(body) is { } members ? RequestBinder.Bind(members, typeof(Example), WireForm.Json) : null).ShouldSatisfyAllConditions();
        }

        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), static body =>
            RequestBinder.Parse(body) is not { } members || RequestBinder.Bind(members, typeof(Example), WireForm.Json) is not null).QuickCheckThrowOnFailure();
    }

    private static Binding Bind(string query) =>
        RequestBinder.Bind(QueryReader.Read(query).ShouldBeOfType<QueryReading.Read>().Members, typeof(Example), WireForm.Query);

    private static Binding Read(string json) =>
        RequestBinder.Bind(RequestBinder.Parse(Encoding.UTF8.GetBytes(json)).ShouldNotBeNull(), typeof(Example), WireForm.Json);

    private sealed record Example(
        string? Name,
        int? Count,
        long Big = 0,
        bool? Wanted = null,
        IReadOnlyList<Pair>? Tags = null,
        IReadOnlyList<Descriptor>? PolicyArns = null,
        IReadOnlyList<string>? Names = null,
        byte[]? Blob = null,
        DateTimeOffset? At = null);

    private sealed record Pair(string? Key, string? Value);

    private sealed record Descriptor([Wire("arn")] string? Arn);
}
