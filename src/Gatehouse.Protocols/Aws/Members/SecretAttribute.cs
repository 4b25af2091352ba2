namespace Gatehouse.Protocols.Aws.Members;

/// <summary>The member's value is never quoted, in no error and no record.</summary>
[AttributeUsage(MemberTargets.All)]
internal sealed class SecretAttribute : Attribute;
