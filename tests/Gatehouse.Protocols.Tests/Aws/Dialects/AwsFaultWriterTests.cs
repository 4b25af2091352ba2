using System.Text;
using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Dialects;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.Aws.Dialects;

public sealed class AwsFaultWriterTests
{
    private static readonly AwsFault s_fault = new("NoSuchEntity", "The user with name <a> cannot be found.", 404, new Dictionary<string, string> { ["Reason"] = "r" });

    [Fact]
    public void Query_services_tell_errors_in_xml()
    {
        var answer = Write(AwsDialect.QueryXml);

        answer.Status.ShouldBe(404);
        answer.ContentType.ShouldBe("text/xml");
        answer.ErrorType.ShouldBeNull();
        Text(answer).ShouldBe(
            "<ErrorResponse xmlns=\"ns\"><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>The user with name &lt;a&gt; cannot be found.</Message></Error><RequestId>id</RequestId></ErrorResponse>");
        Text(AwsFaultWriter.Write(AwsDialect.QueryXml, s_fault with { Status = 500 }, "id", "ns")).ShouldContain("<Type>Receiver</Type>");
    }

    [Fact]
    public void Query_services_tell_errors_in_json_to_those_who_asked_for_it() => Json(AwsDialect.QueryJson)
        .ShouldBe("""{"Error":{"Code":"NoSuchEntity","Message":"The user with name <a> cannot be found.","Type":"Sender"},"RequestId":"id"}""");

    [Fact]
    public void The_json_protocol_names_the_type_in_header_and_body()
    {
        Write(AwsDialect.Json11).ContentType.ShouldBe("application/x-amz-json-1.1");
        Write(AwsDialect.Json11).ErrorType.ShouldBe("NoSuchEntity");
        Json(AwsDialect.Json11).ShouldBe("""{"__type":"NoSuchEntity","Message":"The user with name <a> cannot be found.","Reason":"r"}""");
    }

    [Fact]
    public void The_rest_protocol_names_the_type_in_the_header()
    {
        Write(AwsDialect.RestJson).ErrorType.ShouldBe("NoSuchEntity");
        Json(AwsDialect.RestJson).ShouldBe("""{"message":"The user with name <a> cannot be found.","Reason":"r"}""");
    }

    private static AwsAnswer Write(AwsDialect dialect) => AwsFaultWriter.Write(dialect, s_fault, "id", "ns");

    private static string Text(AwsAnswer answer) => Encoding.UTF8.GetString(answer.Body.Span);

    private static string Json(AwsDialect dialect) =>
        JsonNode.Parse(Text(Write(dialect)))!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
