using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Groups;

internal sealed record GetGroupIdRequest : IStoreRequest
{
    [Required]
    [Length(1, 36)]
    [Pattern(StorePatterns.StoreId)]
    public string IdentityStoreId { get; init; } = null!;

    [Required]
    public AlternateIdentifier AlternateIdentifier { get; init; } = null!;
}

internal sealed record GetGroupIdReply(string GroupId, string IdentityStoreId);

internal sealed class GetGroupId : StoreOperation<GetGroupIdRequest, GetGroupIdReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetGroupId), readOnly: true);

    public override Refusal? Validate(GetGroupIdRequest request) => request.AlternateIdentifier.FindProblem("displayname");

    protected override IEnumerable<string> NameResources(GetGroupIdRequest request) => ["group/*"];

    protected override async Task<Outcome<GetGroupIdReply>> HandleAsync(GetGroupIdRequest request, WorkforceDirectory directory, Caller caller, DbSession session)
    {
        var id = request.AlternateIdentifier.ReadAttribute() is (_, var name)
            ? (await DirectoryGroupStore.FindByNameAsync(session, directory.Id, name))?.Id
            : await ExternalIdStore.FindResourceAsync(session, directory.Id, ExternalIdStore.Group, request.AlternateIdentifier.ExternalId!);
        return id is null ? StoreRefusals.NoGroup(null) : new GetGroupIdReply(id, directory.Id);
    }
}
