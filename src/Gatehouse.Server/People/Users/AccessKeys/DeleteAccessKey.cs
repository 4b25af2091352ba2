using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users.AccessKeys;

internal sealed record DeleteAccessKeyRequest : IUserRequest
{
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    [Required]
    [Length(16, 128)]
    [Pattern(IamPatterns.Id)]
    public string AccessKeyId { get; init; } = null!;
}

/// <summary>Gone for good, from the next call on.</summary>
internal sealed class DeleteAccessKey : UserOperation<DeleteAccessKeyRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteAccessKey));

    protected override Task<Outcome<Nothing>> HandleAsync(DeleteAccessKeyRequest request, IamUser user, Caller caller, DbSession session) =>
        DeleteAsync(request, user.AccountId, user.Id, session);

    protected override Task<Outcome<Nothing>> HandleRootAsync(DeleteAccessKeyRequest request, Caller caller, DbSession session) =>
        DeleteAsync(request, AccountId.Get(caller.AccountId), null, session);

    private static async Task<Outcome<Nothing>> DeleteAsync(DeleteAccessKeyRequest request, AccountId account, string? userId, DbSession session) =>
        await AccessKeyStore.DeleteAsync(session, account, userId, request.AccessKeyId)
            ? Nothing.Value
            : AccessKeyRefusals.NotFound(request.AccessKeyId);
}
