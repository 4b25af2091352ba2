namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>Where pages about somebody or something are.</summary>
internal static class IamLinks
{
    /// <param name="kind"><c>users</c>, <c>groups</c> or <c>roles</c>.</param>
    /// <param name="part">A page of its own below it, such as <c>tags</c>.</param>
    public static string To(string kind, string name, string? part = null) =>
        $"/console/iam/{kind}/{Uri.EscapeDataString(Segment(name))}{(part is null ? "" : "/" + part)}";

    public static string ToPolicy(string arn, string page = "policy") => $"/console/iam/{page}?arn={Uri.EscapeDataString(arn)}";

    /// <summary>Names may be nothing but dots, which browsers take for a way through folders; no name has a tilde.</summary>
    public static string Segment(string name) => name.AsSpan().TrimStart('.').IsEmpty ? "~" + name : name;

    public static string Name(string segment) => segment.StartsWith('~') ? segment[1..] : segment;
}
