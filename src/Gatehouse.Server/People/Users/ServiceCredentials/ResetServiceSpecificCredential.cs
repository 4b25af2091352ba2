using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.ServiceCredentials;

/// <summary>A new password under the same id and name; an inactive credential stays inactive.</summary>
internal sealed class ResetServiceSpecificCredential(SecretSource random) : UserOperation<ServiceCredentialRequest, ServiceSpecificCredentialReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ResetServiceSpecificCredential));

    protected override async Task<Outcome<ServiceSpecificCredentialReply>> HandleAsync(
        ServiceCredentialRequest request, IamUser user, Caller caller, DbSession session)
    {
        if (await ServiceCredentialStore.FindAsync(session, user.Id, request.ServiceSpecificCredentialId) is not { } credential)
        {
            return ServiceCredentialRefusals.NotFound(request.ServiceSpecificCredentialId);
        }

        var (password, hash) = ServicePassword.Draw(random);
        await ServiceCredentialStore.SetPasswordAsync(session, credential.Id, hash);
        return new ServiceSpecificCredentialReply(ServiceCredentialView.Of(credential, user, password));
    }
}
