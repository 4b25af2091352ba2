using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Administration;

internal sealed record RemoveUserPhoneRequest : IAdministeredUserRequest
{
    [Required]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string UserId { get; init; } = null!;
}

/// <summary>Takes a lost phone from a person: their codes go by mail again.</summary>
internal sealed class RemoveUserPhone(WorkforcePhones phones) : AdministeredUserOperation<RemoveUserPhoneRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } =
        Declare(nameof(RemoveUserPhone), "sso-directory:DeleteMfaDeviceForUser") with { AsksForProof = true };

    protected override async Task<Outcome<Nothing>> HandleAsync(RemoveUserPhoneRequest request, DirectoryUser user, Caller caller, DbSession session) =>
        await phones.RemoveAsync(session, user.Owner, caller) ? Nothing.Value : new Refusal("NoSuchEntity", RefusalKind.NotFound, "There is no verified phone.");
}
