using Gatehouse.Policies.Matching;
using Gatehouse.Policies.Model;

namespace Gatehouse.Policies.Reading;

/// <summary>Reads actions and resources, each a text or a list of texts.</summary>
internal sealed class ElementReader(PolicyUse use, bool variables, Faults faults)
{
    private const string NoVendor = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
    private const string ManyColons = "Actions/Condition can contain only one colon.";
    private const string NotSts = "AssumeRole policy may only specify STS AssumeRole actions.";

    public TextPattern[] ReadActions(JsonPart part) => [.. Texts(part).Select(ReadAction).OfType<TextPattern>()];

    public ArnPattern[] ReadResources(JsonPart part) => [.. Texts(part).Select(ReadResource).OfType<ArnPattern>()];

    private IEnumerable<JsonPart> Texts(JsonPart part) =>
        part.AsList().Where(item => faults.Expect(item.Kind == JsonKind.Text, item, Faults.Syntax));

    private TextPattern? ReadAction(JsonPart part)
    {
        var action = part.Text;
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        faults.Expect(colon > 0 || action == "*", part, NoVendor);
        faults.Expect(colon == action.LastIndexOf(':'), part, ManyColons);
        var vendor = colon > 0 ? action[..colon] : "*";
        faults.Expect(vendor == "*" || vendor.All(static each => char.IsAsciiLetterOrDigit(each) || each is '-' or '.'), part, $"Vendor {vendor} is not valid");
        faults.Expect(use != PolicyUse.Trust || vendor.Equals("sts", StringComparison.OrdinalIgnoreCase), part, NotSts);
        return Compiled(TextPattern.Compile(action, wildcards: true, variables: false, ignoreCase: true), part);
    }

    private ArnPattern? ReadResource(JsonPart part)
    {
        var resource = part.Text;
        if (resource != "*")
        {
            var parts = resource.Split(':', ArnText.Parts);
            faults.Expect(parts[0] == "arn" && parts.Length > 1, part, $"Resource {resource} must be in ARN format or \"*\".");
            faults.Expect(parts.Length < 2 || IsPartition(parts[1]), part, $"Partition \"{parts.ElementAtOrDefault(1)}\" is not valid for resource \"{resource}\".");
            faults.Expect(parts.Length > 3 || resource.Contains("${", StringComparison.Ordinal), part, "Resource vendor must be fully qualified and cannot contain regexes.");
            faults.Expect(parts.Length == ArnText.Parts || resource.EndsWith('*') || resource.Contains("${", StringComparison.Ordinal), part, Faults.Legacy);
        }

        return Compiled(ArnPattern.Compile(resource, variables), part);
    }

    private static bool IsPartition(string partition) =>
        partition is "aws" or "*" || partition.StartsWith("aws-", StringComparison.Ordinal) || partition.StartsWith("${", StringComparison.Ordinal);

    private TPattern? Compiled<TPattern>(TPattern? pattern, JsonPart part)
        where TPattern : class
    {
        faults.Expect(pattern is not null, part, Faults.Syntax);
        return pattern;
    }
}
