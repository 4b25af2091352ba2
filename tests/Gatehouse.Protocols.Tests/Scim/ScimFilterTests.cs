using System.Text;
using System.Text.Json.Nodes;
using Gatehouse.Protocols.Scim;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.Scim;

public sealed class ScimFilterTests
{
    private const string Nora =
        """
        {"id":"u-1","userName":"Nora","externalId":"Ext-1","active":true,"displayName":"Nora Example","meta":{"created":"2026-01-01T00:00:00Z"},
         "emails":[{"value":"nora@example.com","type":"work","primary":true},{"value":"n@home.example","type":"home"}],
         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Sales","manager":{"value":"boss"}}}
        """;

    [Theory]
    [InlineData("userName eq \"nora\"", true)]
    [InlineData("USERNAME EQ \"NORA\"", true)]
    [InlineData("userName ne \"nora\"", false)]
    [InlineData("externalId eq \"ext-1\"", false)]
    [InlineData("externalId eq \"Ext-1\"", true)]
    [InlineData("userName sw \"no\" and displayName co \"exam\"", true)]
    [InlineData("userName ew \"x\" or displayName ew \"example\"", true)]
    [InlineData("title pr", false)]
    [InlineData("emails pr and not (title pr)", true)]
    [InlineData("emails.value eq \"n@home.example\"", true)]
    [InlineData("emails[type eq \"home\" and value co \"nora\"]", false)]
    [InlineData("emails[type eq \"work\" and value co \"nora\"]", true)]
    [InlineData("active eq true", true)]
    [InlineData("active eq false", false)]
    [InlineData("title eq null", true)]
    [InlineData("meta.created gt \"2025-01-01T00:00:00Z\"", true)]
    [InlineData("urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"nora\"", true)]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"sales\"", true)]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager eq \"boss\"", true)]
    [InlineData("userName eq \"a\" or userName eq \"nora\" and active eq true", true)]
    [InlineData("(userName eq \"a\" or userName eq \"nora\") and active eq false", false)]
    public void A_filter_means_what_the_standard_says(string text, bool fits)
    {
        var filter = ScimFilterReader.Read(text).ShouldBeOfType<ScimReading<ScimFilter>.Read>().Value;

        ScimFilterMatch.Fits(filter, Parse(Nora)).ShouldBe(fits);
    }

    [Theory]
    [InlineData("")]
    [InlineData("userName")]
    [InlineData("userName eq")]
    [InlineData("userName eq nora")]
    [InlineData("userName is \"nora\"")]
    [InlineData("userName eq \"nora")]
    [InlineData("userName eq \"nora\" and")]
    [InlineData("userName eq \"nora\") or (1 eq 1")]
    [InlineData("userName eq \"nora\" garbage")]
    [InlineData("not userName eq \"nora\"")]
    [InlineData("emails[type eq \"work\"")]
    [InlineData("userName eq 'nora'")]
    [InlineData("userName eq \"\\u0000\"")]
    [InlineData("userName eq \"\\ud800\"")]
    [InlineData("((((((((((((((((userName pr))))))))))))))))")]
    [InlineData(".userName pr")]
    public void What_is_no_filter_is_refused(string text) =>
        ScimFilterReader.Read(text).ShouldBeOfType<ScimReading<ScimFilter>.Refused>().Error.Type.ShouldBe("invalidFilter");

    [Fact]
    public void A_quote_inside_a_value_ends_nothing()
    {
        var filter = ScimFilterReader.Read("""userName eq "a\" or userName pr or userName eq \"b" """.Trim()).ShouldBeOfType<ScimReading<ScimFilter>.Read>().Value;

        filter.ShouldBe(new ScimFilter.Compare("userName", "eq", "a\" or userName pr or userName eq \"b"));
    }

    /// <summary>Pieces of filters in any order: whatever comes of it, an answer comes.</summary>
    [Fact]
    public void No_text_breaks_the_reader()
    {
        string[] pieces = ["userName", " ", "eq", "\"", "x", "\\", "(", ")", "[", "]", "and", "or", "not", "pr", "true", "1e9999", "-", ".", ":", "$ref", "\uD800", "\0", "emails"];
        var random = new Random(7643);
        var resource = Parse(Nora);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder();
            for (var count = random.Next(1, 14); count > 0; count--)
            {
                text.Append(pieces[random.Next(pieces.Length)]);
            }

            if (ScimFilterReader.Read(text.ToString()) is ScimReading<ScimFilter>.Read { Value: var filter })
            {
                ScimFilterMatch.Fits(filter, resource);
                filter.Conjuncts().Count().ShouldBeGreaterThan(0);
            }

            ScimPath.Read(text.ToString());
        }
    }

    internal static JsonObject Parse(string json) => ScimJson.Parse(Encoding.UTF8.GetBytes(json)).ShouldBeOfType<ScimReading<JsonObject>.Read>().Value;
}
