namespace Gatehouse.Protocols.Aws.Members;

/// <summary>A policy document in a reply: query services write it percent-encoded (RFC 3986).</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class UrlEncodedAttribute : Attribute;
