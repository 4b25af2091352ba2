using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Applications;

internal sealed record DescribeApplicationRequest : ApplicationRequest;

internal sealed class DescribeApplication : ApplicationOperation<DescribeApplicationRequest, ApplicationItem>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DescribeApplication), readOnly: true);

    protected override Task<Outcome<ApplicationItem>> HandleAsync(DescribeApplicationRequest request, FoundApplication found, DbSession session) =>
        Task.FromResult<Outcome<ApplicationItem>>(ApplicationItem.Of(found));
}
