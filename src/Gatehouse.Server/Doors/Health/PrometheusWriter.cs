using System.Globalization;
using System.Text;

namespace Gatehouse.Server.Doors.Health;

/// <summary>Writes Prometheus's text format, version 0.0.4.</summary>
internal static class PrometheusWriter
{
    public static string Write(IEnumerable<MetricFamily> families)
    {
        var text = new StringBuilder();
        foreach (var family in families)
        {
            var name = Name(family);
            text.Append("# HELP ").Append(name).Append(' ').Append(family.Help.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal)).Append('\n');
            text.Append("# TYPE ").Append(name).Append(' ').Append(family.Kind.ToString().ToLowerInvariant()).Append('\n');
            foreach (var series in family.Snapshot())
            {
                if (family.Kind == MetricKind.Histogram)
                {
                    AppendHistogram(text, name, family, series);
                }
                else
                {
                    AppendSample(text, name, series.Labels, series.Sum);
                }
            }
        }

        return text.ToString();
    }

    /// <summary>Label names have no dots, and a label's value cannot end its quotation.</summary>
    public static void AppendLabel(StringBuilder labels, string name, string value)
    {
        if (labels.Length > 0)
        {
            labels.Append(',');
        }

        labels.Append(Plain(name)).Append("=\"")
            .Append(value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal))
            .Append('"');
    }

    private static void AppendHistogram(StringBuilder text, string name, MetricFamily family, MetricSeries series)
    {
        var reached = 0L;
        for (var bucket = 0; bucket < series.Buckets.Length; bucket++)
        {
            reached += series.Buckets[bucket];
            var bound = new StringBuilder(series.Labels);
            AppendLabel(bound, "le", bucket < family.Bounds.Count ? family.Bounds[bucket].ToString("R", CultureInfo.InvariantCulture) : "+Inf");
            AppendSample(text, name + "_bucket", bound.ToString(), reached);
        }

        AppendSample(text, name + "_sum", series.Labels, series.Sum);
        AppendSample(text, name + "_count", series.Labels, series.Count);
    }

    private static void AppendSample(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }

    /// <summary>Units become part of the name; those in braces only say what is counted.</summary>
    private static string Name(MetricFamily family)
    {
        var name = Plain(family.Name) + (family.Unit == "s" ? "_seconds" : family.Unit == "By" ? "_bytes" : "");
        return family.Kind == MetricKind.Counter ? name + "_total" : name;
    }

    private static string Plain(string name) => string.Concat(name.Select(static each => char.IsAsciiLetterOrDigit(each) ? each : '_'));
}
