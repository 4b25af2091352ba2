namespace Gatehouse.Protocols.Aws.Members;

/// <summary>The text is percent-encoded (RFC 3986) in replies of query services, as policy documents are.</summary>
[AttributeUsage(MemberTargets.All)]
internal sealed class UrlEncodedAttribute : Attribute;
