namespace Gatehouse.Protocols.Aws.Dialects;

internal static class AwsContentTypes
{
    public const string Xml = "text/xml";

    public const string Json = "application/json";

    public const string Json11 = "application/x-amz-json-1.1";

    public const string Form = "application/x-www-form-urlencoded";
}
