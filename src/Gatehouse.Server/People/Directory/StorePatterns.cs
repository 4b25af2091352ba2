namespace Gatehouse.Server.People.Directory;

/// <summary>Texts that the identity store's model allows, written as the model writes them (API version 2020-06-15).</summary>
internal static class StorePatterns
{
    public const int LongestText = 1024;
    public const int LongestUserName = 128;

    public const string StoreId = @"d-[0-9a-f]{10}$|^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    public const string ResourceId = @"([0-9a-f]{10}-|)[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}";
    public const string UserName = @"[\p{L}\p{M}\p{S}\p{N}\p{P}]+";
    public const string Text = "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r \u00A0\u3000]+";
    public const string GroupName = "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r \u00A0]+";
    public const string ExternalText = @"[\p{L}\p{M}\p{S}\p{N}\p{P}]+";
    public const string AttributePath = @"(?:\p{L}+:\p{L}+:\p{L}+(?:\.\p{L}+){0,3}|\p{L}+(?:\.\p{L}+){0,2})";
    public const string ExtensionName = "aws:identitystore:[a-z]{1,20}";
    public const string NextToken = "[-a-zA-Z0-9+=/:_]*";
}
