using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Instances;

internal sealed record CreateInstanceAccessControlAttributeConfigurationRequest : InstanceRequest
{
    [Required]
    public InstanceAccessControlAttributeConfiguration InstanceAccessControlAttributeConfiguration { get; init; } = null!;
}

internal sealed class CreateInstanceAccessControlAttributeConfiguration : InstanceOperation<CreateInstanceAccessControlAttributeConfigurationRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateInstanceAccessControlAttributeConfiguration));

    public override Refusal? Validate(CreateInstanceAccessControlAttributeConfigurationRequest request) => request.InstanceAccessControlAttributeConfiguration.FindProblem();

    protected override async Task<Outcome<Nothing>> HandleAsync(CreateInstanceAccessControlAttributeConfigurationRequest request, WorkforceDirectory directory, DbSession session) =>
        await InstanceStore.InsertAttributesAsync(session, directory.Id, request.InstanceAccessControlAttributeConfiguration.Write())
            ? Nothing.Value
            : SsoRefusals.Conflict("Attributes for access control are enabled already.");
}
