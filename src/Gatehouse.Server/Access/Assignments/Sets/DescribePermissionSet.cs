using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Sets;

internal sealed record DescribePermissionSetRequest : PermissionSetRequest;

internal sealed class DescribePermissionSet : PermissionSetOperation<DescribePermissionSetRequest, PermissionSetReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DescribePermissionSet), readOnly: true);

    protected override Task<Outcome<PermissionSetReply>> HandleAsync(
        DescribePermissionSetRequest request, WorkforceDirectory directory, PermissionSet set, DbSession session) =>
        Task.FromResult<Outcome<PermissionSetReply>>(new PermissionSetReply { PermissionSet = PermissionSetItem.Of(set, directory) });
}
