using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>Names a managed policy as a session policy (PolicyDescriptorType).</summary>
internal sealed record PolicyDescriptor
{
    [Wire("arn")]
    [Length(20, 2048)]
    [Pattern(StsPatterns.Arn)]
    public string? Arn { get; init; }
}
