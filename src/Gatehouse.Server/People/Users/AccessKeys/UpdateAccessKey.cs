using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users.AccessKeys;

internal sealed record UpdateAccessKeyRequest : IUserRequest
{
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    [Required]
    [Length(16, 128)]
    [Pattern(IamPatterns.Id)]
    public string AccessKeyId { get; init; } = null!;

    [Required]
    [OneOf(AccessKey.Active, AccessKey.Inactive, "Expired")]
    public string Status { get; init; } = null!;
}

/// <summary>An inactive key signs nothing from the next call on.</summary>
internal sealed class UpdateAccessKey : UserOperation<UpdateAccessKeyRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdateAccessKey));

    public override Refusal? Validate(UpdateAccessKeyRequest request) =>
        request.Status is AccessKey.Active or AccessKey.Inactive ? null : IamRefusals.InvalidInput("A key is made Active or Inactive; it does not expire.");

    protected override Task<Outcome<Nothing>> HandleAsync(UpdateAccessKeyRequest request, IamUser user, Caller caller, DbSession session) =>
        UpdateAsync(request, user.AccountId, user.Id, session);

    protected override Task<Outcome<Nothing>> HandleRootAsync(UpdateAccessKeyRequest request, Caller caller, DbSession session) =>
        UpdateAsync(request, AccountId.Get(caller.AccountId), null, session);

    private static async Task<Outcome<Nothing>> UpdateAsync(UpdateAccessKeyRequest request, AccountId account, string? userId, DbSession session) =>
        await AccessKeyStore.SetStatusAsync(session, account, userId, request.AccessKeyId, request.Status)
            ? Nothing.Value
            : AccessKeyRefusals.NotFound(request.AccessKeyId);
}
