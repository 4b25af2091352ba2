using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory.Scim;

namespace Gatehouse.Server.People.Directory.Administration;

internal sealed record DeleteScimTokenRequest
{
    [Required]
    [Length(1, 64)]
    public string TokenId { get; init; } = null!;
}

/// <summary>From here on the token opens nothing.</summary>
internal sealed class DeleteScimToken : DirectoryOperation<DeleteScimTokenRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteScimToken), "sso-directory:DeleteBearerToken");

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteScimTokenRequest request, WorkforceDirectory directory, Caller caller, DbSession session) =>
        await ScimTokenStore.DeleteAsync(session, directory.Id, request.TokenId)
            ? Nothing.Value
            : new Refusal("NoSuchEntity", RefusalKind.NotFound, "There is no such token.");
}
