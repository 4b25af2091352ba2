using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Instances;

internal sealed record DescribeInstanceAccessControlAttributeConfigurationRequest : InstanceRequest;

internal sealed record DescribeInstanceAccessControlAttributeConfigurationReply
{
    public required string Status { get; init; }

    public required InstanceAccessControlAttributeConfiguration InstanceAccessControlAttributeConfiguration { get; init; }
}

internal sealed class DescribeInstanceAccessControlAttributeConfiguration
    : InstanceOperation<DescribeInstanceAccessControlAttributeConfigurationRequest, DescribeInstanceAccessControlAttributeConfigurationReply>
{
    public static Refusal NotEnabled { get; } = SsoRefusals.NotFound("Attributes for access control are not enabled.");

    public override OperationDeclaration Declaration { get; } = Declare(nameof(DescribeInstanceAccessControlAttributeConfiguration), readOnly: true);

    protected override async Task<Outcome<DescribeInstanceAccessControlAttributeConfigurationReply>> HandleAsync(
        DescribeInstanceAccessControlAttributeConfigurationRequest request, WorkforceDirectory directory, DbSession session) =>
        await InstanceStore.FindAttributesAsync(session, directory.Id) is { } json
            ? new DescribeInstanceAccessControlAttributeConfigurationReply
            {
                Status = "ENABLED",
                InstanceAccessControlAttributeConfiguration = InstanceAccessControlAttributeConfiguration.Read(json),
            }
            : NotEnabled;
}
