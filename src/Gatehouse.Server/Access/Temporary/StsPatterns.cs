namespace Gatehouse.Server.Access.Temporary;

/// <summary>Texts that the model of STS allows, written as the model writes them (API version 2011-06-15).</summary>
internal static class StsPatterns
{
    public const string Arn = @"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+";
    public const string Name = @"[\w+=,.@-]*";
    public const string ExternalId = @"[\w+=,.@:\/-]*";
    public const string SerialNumber = @"[\w+=/:,.@-]*";
    public const string TokenCode = @"[\d]*";
    public const string KeyId = @"[\w]*";
    public const string Document = @"[\u0009\u000A\u000D\u0020-\u00FF]+";
    public const string TagKey = @"[\p{L}\p{Z}\p{N}_.:/=+\-@]+";
}
