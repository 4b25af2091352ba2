using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Directory.Own;

internal sealed record RemoveOwnPhoneRequest;

/// <summary>No code goes to the person's phone any more.</summary>
internal sealed class RemoveOwnPhone(WorkforcePhones phones) : Operation<RemoveOwnPhoneRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = OwnDirectory.Declare(nameof(RemoveOwnPhone)) with { AsksForProof = true };

    public override async Task<Outcome<Nothing>> HandleAsync(RemoveOwnPhoneRequest request, Caller caller, DbSession session) =>
        await phones.RemoveAsync(session, CredentialOwner.Read(caller.Owner), caller) ? Nothing.Value : OwnDirectory.Gone;
}
