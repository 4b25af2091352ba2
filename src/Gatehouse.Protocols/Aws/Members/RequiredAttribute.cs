namespace Gatehouse.Protocols.Aws.Members;

/// <summary>The member must be there: <c>Member must not be null</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class RequiredAttribute : Attribute;
