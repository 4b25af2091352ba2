using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Administration;

internal sealed record StartDirectoryRequest
{
    [Length(1, 64)]
    public string? Name { get; init; }
}

internal sealed record StartDirectoryReply(string IdentityStoreId);

/// <summary>Gives an account its directory. It has one at most.</summary>
internal sealed class StartDirectory(OpenDirectory open) : DirectoryOperation<StartDirectoryRequest, StartDirectoryReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(StartDirectory), "sso:CreateInstance");

    public override async Task<Outcome<StartDirectoryReply>> HandleAsync(StartDirectoryRequest request, Caller caller, DbSession session) =>
        await open.RunAsync(session, Accounts.AccountId.Get(caller.AccountId), request.Name, new DirectorySettings()) is { } directory
            ? new StartDirectoryReply(directory.Id)
            : StoreRefusals.Taken("directory");

    protected override Task<Outcome<StartDirectoryReply>> HandleAsync(StartDirectoryRequest request, WorkforceDirectory directory, Caller caller, DbSession session) =>
        Task.FromResult<Outcome<StartDirectoryReply>>(StoreRefusals.Taken("directory"));
}
