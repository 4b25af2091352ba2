using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Instances;

internal sealed record DeleteInstanceAccessControlAttributeConfigurationRequest : InstanceRequest;

internal sealed class DeleteInstanceAccessControlAttributeConfiguration : InstanceOperation<DeleteInstanceAccessControlAttributeConfigurationRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteInstanceAccessControlAttributeConfiguration));

    protected override async Task<Outcome<Nothing>> HandleAsync(
        DeleteInstanceAccessControlAttributeConfigurationRequest request, WorkforceDirectory directory, DbSession session) =>
        await InstanceStore.DeleteAttributesAsync(session, directory.Id) ? Nothing.Value : DescribeInstanceAccessControlAttributeConfiguration.NotEnabled;
}
