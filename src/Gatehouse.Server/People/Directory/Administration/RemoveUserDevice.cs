using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Directory.Administration;

internal sealed record RemoveUserDeviceRequest : IAdministeredUserRequest
{
    [Required]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string UserId { get; init; } = null!;

    [Required]
    [Length(1, 512)]
    public string SerialNumber { get; init; } = null!;
}

/// <summary>Takes a lost device from a person; what they opened with it ends.</summary>
internal sealed class RemoveUserDevice(CredentialChanges changes) : AdministeredUserOperation<RemoveUserDeviceRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } =
        Declare(nameof(RemoveUserDevice), "sso-directory:DeleteMfaDeviceForUser") with { AsksForProof = true };

    protected override async Task<Outcome<Nothing>> HandleAsync(RemoveUserDeviceRequest request, DirectoryUser user, Caller caller, DbSession session)
    {
        if (!await MfaDeviceStore.DeleteOfOwnerAsync(session, request.SerialNumber, user.Owner))
        {
            return new Refusal("NoSuchEntity", RefusalKind.NotFound, "There is no such device.");
        }

        await changes.TellAsync(session, new CredentialChange(user.Owner, CredentialChangeKind.FactorsChanged, null));
        return Nothing.Value;
    }
}
