namespace Gatehouse.Protocols.Aws.Members;

/// <summary>Where the attributes of this folder may stand: a property, or the parameter of a record that makes one.</summary>
internal static class MemberTargets
{
    public const AttributeTargets All = AttributeTargets.Property | AttributeTargets.Parameter;
}

/// <summary>The member must be there.</summary>
[AttributeUsage(MemberTargets.All)]
internal sealed class RequiredAttribute : Attribute;
