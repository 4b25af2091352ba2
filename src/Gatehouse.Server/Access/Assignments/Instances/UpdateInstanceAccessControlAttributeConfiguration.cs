using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Instances;

internal sealed record UpdateInstanceAccessControlAttributeConfigurationRequest : InstanceRequest
{
    [Required]
    public InstanceAccessControlAttributeConfiguration InstanceAccessControlAttributeConfiguration { get; init; } = null!;
}

internal sealed class UpdateInstanceAccessControlAttributeConfiguration : InstanceOperation<UpdateInstanceAccessControlAttributeConfigurationRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdateInstanceAccessControlAttributeConfiguration));

    public override Refusal? Validate(UpdateInstanceAccessControlAttributeConfigurationRequest request) => request.InstanceAccessControlAttributeConfiguration.FindProblem();

    protected override async Task<Outcome<Nothing>> HandleAsync(UpdateInstanceAccessControlAttributeConfigurationRequest request, WorkforceDirectory directory, DbSession session) =>
        await InstanceStore.UpdateAttributesAsync(session, directory.Id, request.InstanceAccessControlAttributeConfiguration.Write())
            ? Nothing.Value
            : DescribeInstanceAccessControlAttributeConfiguration.NotEnabled;
}
