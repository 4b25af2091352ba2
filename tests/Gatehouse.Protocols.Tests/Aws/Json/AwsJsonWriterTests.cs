using System.Text;
using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Json;
using Gatehouse.Protocols.Aws.Members;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.Aws.Json;

public sealed class AwsJsonWriterTests
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 22, 2, 54, 57, TimeSpan.Zero);

    private static readonly Reply s_reply = new("a", null, s_at, s_at, s_at, [1, 2], new Dictionary<string, long> { ["Users"] = 3 }, "{\"a\": 1}", []);

    [Fact]
    public void A_reply_is_written_by_its_members() => Text(AwsJsonWriter.Write(s_reply, WireForm.Json)).ShouldBe(Normal(
        """{"arn":"a","At":1795316097,"Iso":"2026-11-22T02:54:57Z","Milliseconds":1795316097000,"Blob":"AQI=","Map":{"Users":3},"Document":"%7B%22a%22%3A%201%7D","Names":[]}"""));

    [Fact]
    public void Parts_of_a_second_are_kept() =>
        Text(AwsJsonWriter.Write(new Moment(s_at.AddMilliseconds(250)), WireForm.CamelJson)).ShouldBe("""{"at":1795316097.25}""");

    [Fact]
    public void A_query_services_reply_has_its_envelope_in_json_too()
    {
        Text(AwsJsonWriter.WriteQueryReply("GetMoment", new Moment(s_at), "id"))
            .ShouldBe("""{"GetMomentResponse":{"GetMomentResult":{"At":1795316097},"ResponseMetadata":{"RequestId":"id"}}}""");
        Text(AwsJsonWriter.WriteQueryReply("DeleteMoment", new Void(), "id"))
            .ShouldBe("""{"DeleteMomentResponse":{"ResponseMetadata":{"RequestId":"id"}}}""");
    }

    private static string Text(byte[] json) => Normal(Encoding.UTF8.GetString(json));

    private static string Normal(string json) => JsonNode.Parse(json)!.ToJsonString();

    private sealed record Reply(
        [Wire("arn")] string? Arn,
        string? Absent,
        DateTimeOffset At,
        [TimeForm(TimeForm.Iso8601)] DateTimeOffset Iso,
        [TimeForm(TimeForm.EpochMilliseconds)] DateTimeOffset? Milliseconds,
        byte[] Blob,
        IReadOnlyDictionary<string, long> Map,
        [UrlEncoded] string Document,
        IReadOnlyList<string> Names);

    private sealed record Moment(DateTimeOffset At);

    private sealed record Void;
}
