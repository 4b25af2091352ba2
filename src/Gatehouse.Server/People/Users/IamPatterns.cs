namespace Gatehouse.Server.People.Users;

/// <summary>Texts that IAM's model allows, written as the model writes them (operations of API version 2010-05-08).</summary>
internal static class IamPatterns
{
    public const string Name = @"[\w+=,.@-]+";
    public const string Path = @"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)";
    public const string PathPrefix = @"\u002F[\u0021-\u007F]*";
    public const string Id = @"[\w]+";
    public const string Marker = @"[\u0020-\u00FF]+";
    public const string Document = @"[\u0009\u000A\u000D\u0020-\u00FF]+";
    public const string TagKey = @"[\p{L}\p{Z}\p{N}_.:/=+\-@]+";
    public const string TagValue = @"[\p{L}\p{Z}\p{N}_.:/=+\-@]*";
}
