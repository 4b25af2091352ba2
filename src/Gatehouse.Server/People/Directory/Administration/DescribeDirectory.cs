using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Administration;

internal sealed record DescribeDirectoryRequest;

/// <param name="Directory">Nothing when the account has none yet.</param>
internal sealed record DescribeDirectoryReply(WorkforceDirectory? Directory);

internal sealed class DescribeDirectory : DirectoryOperation<DescribeDirectoryRequest, DescribeDirectoryReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DescribeDirectory), "sso-directory:DescribeDirectory", readOnly: true);

    public override async Task<Outcome<DescribeDirectoryReply>> HandleAsync(DescribeDirectoryRequest request, Caller caller, DbSession session) =>
        new DescribeDirectoryReply(await WorkforceDirectoryStore.FindOfAccountAsync(session, Accounts.AccountId.Get(caller.AccountId)));

    protected override Task<Outcome<DescribeDirectoryReply>> HandleAsync(DescribeDirectoryRequest request, WorkforceDirectory directory, Caller caller, DbSession session) =>
        Task.FromResult<Outcome<DescribeDirectoryReply>>(new DescribeDirectoryReply(directory));
}
