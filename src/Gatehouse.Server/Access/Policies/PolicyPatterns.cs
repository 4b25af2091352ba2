namespace Gatehouse.Server.Access.Policies;

/// <summary>Texts that IAM's model allows about policies, written as the model writes them.</summary>
internal static class PolicyPatterns
{
    public const string Path = @"((/[A-Za-z0-9\.,\+@=_-]+)*)/";
    public const string VersionId = @"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?";
    public const int LongestDocument = 131072;
    public const int LongestArn = 2048;
}
