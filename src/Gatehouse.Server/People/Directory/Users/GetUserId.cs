using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Users;

internal sealed record GetUserIdRequest : IStoreRequest
{
    [Required]
    [Length(1, 36)]
    [Pattern(StorePatterns.StoreId)]
    public string IdentityStoreId { get; init; } = null!;

    [Required]
    public AlternateIdentifier AlternateIdentifier { get; init; } = null!;
}

internal sealed record GetUserIdReply(string IdentityStoreId, string UserId);

internal sealed class GetUserId : StoreOperation<GetUserIdRequest, GetUserIdReply>
{
    private const string UserName = "username";
    private const string Email = "emails.value";

    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetUserId), readOnly: true);

    public override Refusal? Validate(GetUserIdRequest request) => request.AlternateIdentifier.FindProblem(UserName, Email);

    protected override IEnumerable<string> NameResources(GetUserIdRequest request) => ["user/*"];

    protected override async Task<Outcome<GetUserIdReply>> HandleAsync(GetUserIdRequest request, WorkforceDirectory directory, Caller caller, DbSession session)
    {
        var id = request.AlternateIdentifier.ReadAttribute() switch
        {
            (UserName, var name) => (await DirectoryUserStore.FindByNameAsync(session, directory.Id, name))?.Id,
            (_, var email) => (await DirectoryUserStore.FindByEmailAsync(session, directory.Id, email))?.Id,
            _ => await ExternalIdStore.FindResourceAsync(session, directory.Id, ExternalIdStore.User, request.AlternateIdentifier.ExternalId!),
        };
        return id is null ? StoreRefusals.NoUser(null) : new GetUserIdReply(directory.Id, id);
    }
}
