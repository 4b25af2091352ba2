using System.Text;
using System.Text.Json.Nodes;
using Gatehouse.Protocols.Scim;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.Scim;

public sealed class ScimPatchTests
{
    [Theory]
    [InlineData("""{"op":"replace","path":"title","value":"Clerk"}""", "title", "\"Clerk\"")]
    [InlineData("""{"op":"Replace","value":{"title":"Clerk","id":"u-1"}}""", "title", "\"Clerk\"")]
    [InlineData("""{"op":"replace","value":{"name.givenName":"Eleonora"}}""", "name", """{"familyName":"Example","givenName":"Eleonora"}""")]
    [InlineData("""{"op":"add","path":"name","value":{"middleName":"Q"}}""", "name", """{"familyName":"Example","givenName":"Nora","middleName":"Q"}""")]
    [InlineData("""{"op":"replace","path":"NAME.givenname","value":"E"}""", "name", """{"familyName":"Example","givenName":"E"}""")]
    [InlineData("""{"op":"replace","path":"emails[type eq \"work\"].value","value":"n@example.com"}""", "emails", """[{"value":"n@example.com","type":"work","primary":true}]""")]
    [InlineData("""{"op":"replace","path":"emails","value":[{"value":"x@example.com"}]}""", "emails", """[{"value":"x@example.com"}]""")]
    [InlineData("""{"op":"add","path":"phoneNumbers[type eq \"mobile\"].value","value":"+1"}""", "phoneNumbers", """[{"value":"+1","type":"mobile"}]""")]
    [InlineData("""{"op":"remove","path":"emails[type eq \"work\"]"}""", "emails", "[]")]
    [InlineData("""{"op":"remove","path":"displayName"}""", "displayName", "null")]
    [InlineData("""{"op":"replace","path":"active","value":"False"}""", "active", "\"False\"")]
    [InlineData("""{"op":"add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"Sales"}""", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", """{"department":"Sales"}""")]
    [InlineData("""{"op":"replace","value":{"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"costCenter":"7"}}}""", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", """{"costCenter":"7"}""")]
    public void An_operation_changes_what_its_path_names(string operation, string attribute, string becomes)
    {
        var resource = Nora();

        ScimPatcher.Apply(resource, Read($$"""{"schemas":["{{ScimUrns.Patch}}"],"Operations":[{{operation}}]}""")).ShouldBeNull();

        JsonNode.DeepEquals(resource[attribute], JsonNode.Parse(becomes)).ShouldBeTrue(resource.ToJsonString());
    }

    [Theory]
    [InlineData("""{"op":"replace","path":"id","value":"other"}""", "mutability")]
    [InlineData("""{"op":"remove"}""", "noTarget")]
    [InlineData("""{"op":"move","path":"title"}""", "invalidSyntax")]
    [InlineData("""{"op":"add","path":"title"}""", "invalidValue")]
    [InlineData("""{"op":"add","path":"emails[type eq","value":"x"}""", "invalidPath")]
    [InlineData("""{"op":"add","path":"a.b.c","value":"x"}""", "invalidPath")]
    [InlineData("""{"op":"add","path":"title[type eq \"work\"]","value":"x"}""", "invalidPath")]
    [InlineData("""{"op":"replace","path":"emails[type co \"home\"].value","value":"x"}""", "noTarget")]
    [InlineData("""{"op":"add","value":"x"}""", "invalidValue")]
    [InlineData("5", "invalidSyntax")]
    public void What_cannot_be_done_is_refused_by_its_name(string operation, string type)
    {
        var body = ScimFilterTests.Parse($$"""{"schemas":["{{ScimUrns.Patch}}"],"Operations":[{{operation}}]}""");

        var error = ScimPatch.Read(body) is ScimReading<IReadOnlyList<ScimOperation>>.Read { Value: var operations }
            ? ScimPatcher.Apply(Nora(), operations)
            : ((ScimReading<IReadOnlyList<ScimOperation>>.Refused)ScimPatch.Read(body)).Error;

        error.ShouldNotBeNull().Type.ShouldBe(type);
    }

    [Theory]
    [InlineData("""{"op":"replace","path":"members","value":[{"value":"u-1"}]}""")]
    [InlineData("""{"op":"remove","path":"members"}""")]
    [InlineData("""{"op":"remove","path":"members[type eq \"User\"]"}""")]
    [InlineData("""{"op":"add","path":"members","value":[{"value":"'; DROP TABLE"}]}""")]
    [InlineData("""{"op":"remove","path":"displayName"}""")]
    [InlineData("""{"op":"replace","path":"owner","value":"x"}""")]
    public void A_groups_members_are_named_one_by_one(string operation) =>
        ScimGroupPatch.Read(Read($$"""{"schemas":["{{ScimUrns.Patch}}"],"Operations":[{{operation}}]}""")).ShouldBeOfType<ScimReading<ScimGroupPatch>.Refused>();

    [Fact]
    public void A_group_takes_a_hundred_changes_of_members_and_no_more()
    {
        static string Members(int count) => string.Join(',', Enumerable.Range(0, count).Select(static i => $$"""{"value":"u-{{i}}"}"""));
        var body = (int first, int second) => $$"""{"schemas":["{{ScimUrns.Patch}}"],"Operations":[{"op":"add","path":"members","value":[{{Members(first)}}]},{"op":"remove","path":"members","value":[{{Members(second)}}]}]}""";

        ScimGroupPatch.Read(Read(body(60, 40))).ShouldBeOfType<ScimReading<ScimGroupPatch>.Read>().Value.Members.Count.ShouldBe(100);
        ScimGroupPatch.Read(Read(body(60, 41))).ShouldBeOfType<ScimReading<ScimGroupPatch>.Refused>();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"a\":1,\"A\":2}")]
    [InlineData("{\"a\":\"\\u0000\"}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"a\":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}")]
    [InlineData("{")]
    [InlineData("")]
    public void A_body_that_is_not_one_sound_object_is_refused(string body) =>
        ScimJson.Parse(Encoding.UTF8.GetBytes(body)).ShouldBeOfType<ScimReading<JsonObject>.Refused>().Error.Type.ShouldBe("invalidSyntax");

    [Fact]
    public void A_person_is_read_as_it_was_written()
    {
        var user = ScimUserReader.Read(ScimFilterTests.Parse(
            """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"USERNAME":"nora","name":{"givenName":"Nora","familyName":"Example"},"displayName":"Nora","active":"false",
             "emails":[{"value":"nora@example.com","primary":"True"}],"password":"secret","groups":[],"unheard":{"of":1},
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":"boss"}}
            """)).ShouldBeOfType<ScimReading<ScimUser>.Read>().Value;

        ScimUserReader.Read(ScimWriter.User(user, null)).ShouldBeOfType<ScimReading<ScimUser>.Read>().Value.ShouldBe(user);
        (user.Active, user.Email!.Primary, user.Enterprise.Manager).ShouldBe((false, true, "boss"));
    }

    private static IReadOnlyList<ScimOperation> Read(string body) =>
        ScimPatch.Read(ScimFilterTests.Parse(body)).ShouldBeOfType<ScimReading<IReadOnlyList<ScimOperation>>.Read>().Value;

    private static JsonObject Nora() => ScimFilterTests.Parse(
        """
        {"id":"u-1","userName":"nora","displayName":"Nora","active":true,"name":{"familyName":"Example","givenName":"Nora"},
         "emails":[{"value":"nora@example.com","type":"work","primary":true}]}
        """);
}
