using System.Text;
using Gatehouse.Server.Doors.Health;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Health;

public sealed class PrometheusWriterTests
{
    [Fact]
    public void A_histogram_is_cumulative_and_ends_with_all()
    {
        var family = new MetricFamily("a.time", "s", "Time", MetricKind.Histogram, [0.1, 1]);
        foreach (var value in new[] { 0.05, 0.1, 0.5, 7 })
        {
            family.Record("", value);
        }

        PrometheusWriter.Write([family]).ShouldBe(
            """
            # HELP a_time_seconds Time
            # TYPE a_time_seconds histogram
            a_time_seconds_bucket{le="0.1"} 2
            a_time_seconds_bucket{le="1"} 3
            a_time_seconds_bucket{le="+Inf"} 4
            a_time_seconds_sum 7.65
            a_time_seconds_count 4

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_counter_adds_up_and_a_gauge_shows_the_last()
    {
        var counter = new MetricFamily("a.b", "{letter}", "", MetricKind.Counter, []);
        counter.Record("kind=\"x\"", 2);
        counter.Record("kind=\"x\"", 3);
        var gauge = new MetricFamily("c", "", "", MetricKind.Gauge, []);
        gauge.Record("", 9);
        gauge.Record("", 4);
        var text = PrometheusWriter.Write([counter, gauge]);
        text.ShouldContain("a_b_total{kind=\"x\"} 5\n");
        text.ShouldContain("c 4\n");
    }

    [Fact]
    public void A_label_cannot_break_out_of_its_quotation()
    {
        var labels = new StringBuilder();
        PrometheusWriter.AppendLabel(labels, "http.route", "/a\"} 1\nforged{x=\"\\");
        labels.ToString().ShouldBe("http_route=\"/a\\\"} 1\\nforged{x=\\\"\\\\\"");
    }

    [Fact]
    public void Labels_without_end_do_not_fill_the_memory()
    {
        var family = new MetricFamily("a", "", "", MetricKind.Counter, []);
        for (var number = 0; number < 10_000; number++)
        {
            family.Record($"id=\"{number}\"", 1);
        }

        family.Snapshot().Count.ShouldBe(2_000);
    }
}
