namespace Gatehouse.Protocols.Aws.Members;

/// <summary>A member that no error, log or record may quote.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class SecretAttribute : Attribute;
