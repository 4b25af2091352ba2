using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.ServiceCredentials;

internal sealed class DeleteServiceSpecificCredential : UserOperation<ServiceCredentialRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteServiceSpecificCredential));

    protected override async Task<Outcome<Nothing>> HandleAsync(ServiceCredentialRequest request, IamUser user, Caller caller, DbSession session) =>
        await ServiceCredentialStore.DeleteAsync(session, user.Id, request.ServiceSpecificCredentialId)
            ? Nothing.Value
            : ServiceCredentialRefusals.NotFound(request.ServiceSpecificCredentialId);
}
